import ConsultationCore
import MicroneedlingProtocol
import PolicyFiles
import Testing

@Suite struct `A policy file` {
  private let whole = """
    # Ours.
    clinic: Skin & Needle
    letterhead:
      - 1 High Street
      - "Open * daily: 9-17"
    contacts: {clinic: 020 123, outOfHours: "111", emergency: 112, crisis: 0116 123}
    devices:
      - name: Pen One
        type: pen
        maxDepthMm: 2.5
      - {name: Roller, type: roller, maxDepthMm: .5}
    intervals:
      R-P02: 6 months
      R-D06:
        wait: 1 week
      R-P11:
        wait: 5 days
        approver: Dr Grey
        reason: >
          The wax that we advise
          heals sooner.

    """

  @Test func `gives every value as it is written`() throws {
    let policy = try policy(whole)
    #expect(policy.clinic == "Skin & Needle")
    #expect(policy.letterhead == ["1 High Street", "Open * daily: 9-17"])
    #expect(
      policy.contacts
        == ClinicPolicy.Contacts(
          clinic: "020 123", outOfHours: "111", emergency: "112", crisis: "0116 123"))
    #expect(
      policy.devices == [
        ClinicPolicy.Device(name: "Pen One", type: .pen, maxDepthMm: 2.5),
        ClinicPolicy.Device(name: "Roller", type: .roller, maxDepthMm: 0.5),
      ])
    #expect(
      policy.intervals == [
        ClinicPolicy.Interval(rule: "R-P02", span: .months(6)),
        ClinicPolicy.Interval(rule: "R-D06", span: .days(7)),
        ClinicPolicy.Interval(
          rule: "R-P11", span: .days(5),
          approval: .init(approver: "Dr Grey", reason: "The wax that we advise heals sooner.")),
      ])
  }

  @Test func `needs a name only`() throws {
    let policy = try policy("clinic: Ours")
    #expect(policy == ClinicPolicy(clinic: "Ours", hash: policy.hash))
  }

  @Test func `is known by the hash of its bytes`() throws {
    let hash = try policy("clinic: Ours\n").hash
    #expect(hash == "bebabe10a27228dde3fefd300506afb5d8fa6747888948774a71a824906545ee")
    #expect(try policy("clinic: Ours").hash != hash)
  }

  @Test func `may come from another system, with its marks and line ends`() throws {
    #expect(
      try policy("\u{FEFF}clinic: Ours\r\nletterhead:\r\n  - Line\r\n").letterhead == ["Line"])
    #expect(
      problems("\u{FEFF}clinic: Ours\r\nletterheads: x\r\n") == [
        "policy.yaml:2:1: unknown key \"letterheads\"; did you mean \"letterhead\"?"
      ])
  }

  @Test(arguments: [
    ("1 day", Span.days(1)), ("14 days", .days(14)), ("14days", .days(14)), ("2 weeks", .days(14)),
    ("1 month", .months(1)), ("18 months", .months(18)), ("20 years", .months(240)),
    ("\"6  months\"", .months(6)),
  ]) func `counts days, weeks, months and years`(_ text: String, _ span: Span) throws {
    let written = "clinic: a\nintervals: {R-E09: \(text)}"
    #expect(try policy(written).intervals.map(\.span) == [span])
  }

  @Test func `reports every problem of every part at once, in order`() {
    let text = """
      letterhed: [a]
      contacts:
        emergancy: 112
        crisis: [1, 2]
      devices:
        - name: Pen
          type: penn
          maxDepthMm: 7
        - type: pen
      intervals:
        R-P99: 3 months
        R-P02: soon
      interval: 3
      """
    #expect(
      problems(text) == [
        "policy.yaml:1:1: unknown key \"letterhed\"; did you mean \"letterhead\"?",
        "policy.yaml:1:1: \"clinic\" is missing: expected the clinic's name",
        "policy.yaml:3:3: unknown key \"emergancy\"; did you mean \"emergency\"?",
        "policy.yaml:4:11: \"contacts.crisis\" is a list: expected a phone number",
        "policy.yaml:7:11: unknown type \"penn\"; did you mean \"pen\"?; expected one of pen, "
          + "roller, stamp, rfPen",
        "policy.yaml:8:17: 7 mm is out of range; expected millimetres as a number from 0.1 to 5, "
          + "such as 1.5",
        "policy.yaml:9:5: this device lacks \"name\"",
        "policy.yaml:9:5: this device lacks \"maxDepthMm\"",
        "policy.yaml:11:3: unknown rule \"R-P99\"; did you mean \"R-P09\"?",
        "policy.yaml:12:10: \"soon\" is no interval: expected a number with its unit, such as "
          + "14 days, 6 weeks or 6 months",
        "policy.yaml:13:1: unknown key \"interval\"; did you mean \"intervals\"?",
      ])
  }

  @Test func `names the keys that lead to a problem`() {
    guard
      case .failure(let problems) = PolicyFile.read(
        Array("clinic: a\ndevices: [{name: P, type: pen, maxDepthMm: x}]".utf8), path: "p")
    else {
      Issue.record("taken")
      return
    }
    #expect(problems.list.map(\.key) == ["devices.1.maxDepthMm"])
    #expect(problems.list.map(\.line) == [2])
    #expect(problems.list.map(\.column) == [44])
  }
}
