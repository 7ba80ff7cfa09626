import ConsultationCore
import MicroneedlingProtocol
import PolicyFiles
import Testing

@Suite struct `The policy template` {
  @Test func `reads without an error and says what to fill in`() throws {
    let policy = try policy(PolicyFile.template)
    #expect(policy.clinic.hasPrefix("EXAMPLE"))
    #expect(policy.contacts.emergency == nil && policy.contacts.crisis == nil)
    #expect(policy.devices.isEmpty && policy.intervals.isEmpty)
    #expect(
      PolicyFile.remarks(on: policy) == [
        "fill in: \"EXAMPLE CLINIC - replace this name\" is still the example",
        "fill in: \"EXAMPLE 000 000, Mon-Fri 9-17\" is still the example",
        "fill in: \"EXAMPLE STREET 1, EXAMPLE TOWN\" is still the example",
        "contacts.outOfHours is not given, so no document prints it",
        "contacts.emergency is not given, so no document prints it",
        "contacts.crisis is not given, so no document prints it",
      ])
  }

  @Test func `reads with every example taken out of its comment`() throws {
    let commented =
      ["devices:", "  - name:", "    type: pen", "    maxDepthMm:", "intervals:"]
      + ["  R-P02:", "  R-P11:", "    wait:", "    approver:", "    reason:"]
      + ["  outOfHours:", "  emergency:", "  crisis:"]
    let lines = PolicyFile.template.split(separator: "\n", omittingEmptySubsequences: false)
    let text = lines.map { line in
      let indent = line.prefix { $0 == " " }
      let rest = line.dropFirst(indent.count)
      guard rest.hasPrefix("# ") else { return String(line) }
      let bare = indent + rest.dropFirst(2)
      return commented.contains { bare.hasPrefix($0) } ? String(bare) : String(line)
    }
    let policy = try policy(text.joined(separator: "\n"))
    #expect(policy.devices.map(\.name) == ["EXAMPLE PEN"])
    #expect(policy.intervals.map(\.rule) == ["R-P02", "R-P11"])
    #expect(policy.contacts.crisis == "a crisis line")
  }

  @Test func `lists every rule that takes an interval`() {
    for rule in MicroneedlingProtocol.current.rules {
      let isListed =
        PolicyFile.template.contains("\n#   \(rule.id)  ")
        || PolicyFile.template.contains("\n#   \(rule.id) N  ")
      #expect(isListed == !rule.usualWaits.isEmpty, "\(rule.id)")
    }
    #expect(
      PolicyFile.template.contains("#   R-S04 N  14 days, or 28 days with the PIH package after: "))
  }
}

@Suite struct `The place of the policy` {
  @Test func `is what was named, nearest first`() {
    let environment = ["STIPPLE_POLICY": "b", "XDG_CONFIG_HOME": "/x", "HOME": "/h"]
    #expect(
      PolicyFile.location(option: "a") { environment[$0] }.map { $0 == ("a", true) } == true)
    #expect(
      PolicyFile.location(option: nil) { environment[$0] }.map { $0 == ("b", true) } == true)
  }

  @Test(arguments: [
    (["XDG_CONFIG_HOME": "/x", "HOME": "/h"], "/x/stipple/policy.yaml"),
    (["XDG_CONFIG_HOME": "/x/", "STIPPLE_POLICY": ""], "/x/stipple/policy.yaml"),
    (["XDG_CONFIG_HOME": "x", "HOME": "/h"], "/h/.config/stipple/policy.yaml"),
    (["XDG_CONFIG_HOME": "", "HOME": "/h"], "/h/.config/stipple/policy.yaml"),
  ]) func `is else the user's settings`(_ environment: [String: String], _ path: String) {
    let found = PolicyFile.location(option: nil) { environment[$0] }
    #expect(found.map { $0 == (path, false) } == true)
  }

  @Test func `is nowhere without a home`() {
    #expect(PolicyFile.location(option: nil) { ["HOME": "relative"][$0] } == nil)
  }
}
