import ConsultationCore
public import MicroneedlingProtocol

extension PolicyFile {
  /// What marks a value that still has to be filled in.
  private static let example = "EXAMPLE"

  /// A commented file to start from: it reads without an error, with its examples marked as such.
  ///
  /// Emergency numbers are commented out, because only the clinic knows those of its place.
  public static var template: String {
    """
    # Clinic policy for Stipple. Replace what says \(example), then run: stipple policy check FILE
    # A line that begins with # is a comment and counts for nothing.

    # Required: the name as documents and records print it.
    clinic: "\(example) CLINIC - replace this name"

    # Lines under the name on a document's first page.
    letterhead:
      - "\(example) STREET 1, \(example) TOWN"

    # Numbers that a patient may need, at most \(PolicyReader.Limit.phone) characters each.
    contacts:
      # Your own line, with its hours.
      clinic: "\(example) 000 000, Mon-Fri 9-17"
      # Confirm each of these for your place before you take the # away:
      # outOfHours: "a doctor outside hours"
      # emergency: "the emergency number"
      # crisis: "a crisis line"

    # Each device with the deepest setting that its label allows, in millimetres (0.1 to 5).
    # type: \(DeviceType.allCases.map(\.rawValue).joined(separator: ", "))
    # With one device here, a consultation does not ask for it.
    # devices:
    #   - name: "\(example) PEN"
    #     type: pen
    #     maxDepthMm: 1.5

    # Your own intervals, by rule: days, weeks, months (calendar months) or years.
    # A longer interval stands as it is. A shorter one needs its approver and reason, is printed
    # with every verdict, and is refused for rules marked N. An interval replaces the usual wait;
    # the longer wait of a rule that has two is never shortened.
    # intervals:
    #   R-P02: 6 months
    #   R-P11:
    #     wait: 5 days
    #     approver: "\(example) Dr Name, medical lead"
    #     reason: "\(example) why a shorter wait is safe here"

    # The rules that take an interval, with the protocol's own:
    \(datedRules)

    """
  }

  private static var datedRules: String {
    MicroneedlingProtocol.current.rules.compactMap { rule in
      guard let usual = rule.usualWaits.first else { return nil }
      let longer = rule.longerWaits.map { ", or \($0) with the PIH package" }.joined()
      let question = rule.grades.lazy.compactMap(\.wait).first
        .flatMap { MicroneedlingProtocol.current.question($0.base) }
      let mark = rule.override == .never ? " N" : ""
      return "#   \(rule.id)\(mark)  \(usual)\(longer) after: \(question?.name ?? "")"
    }.joined(separator: "\n")
  }

  /// What a policy without errors still lacks, in sentences: examples left in, numbers that
  /// nobody gave, intervals that reach further back than their question asks.
  public static func remarks(on policy: ClinicPolicy) -> [String] {
    let contacts = policy.contacts
    let texts =
      [policy.clinic, contacts.clinic, contacts.outOfHours, contacts.emergency, contacts.crisis]
      .compactMap(\.self) + policy.letterhead + policy.devices.map(\.name)
      + policy.intervals.compactMap(\.approval).flatMap { [$0.approver, $0.reason] }
    let examples = texts.filter { $0.contains(example) }
      .map { "fill in: \(quoted($0)) is still the example" }
    let numbers = [
      ("clinic", contacts.clinic), ("outOfHours", contacts.outOfHours),
      ("emergency", contacts.emergency), ("crisis", contacts.crisis),
    ].filter { $0.1 == nil }.map { "contacts.\($0.0) is not given, so no document prints it" }
    return examples + numbers + policy.intervalsBeyondTheirQuestion
  }
}
