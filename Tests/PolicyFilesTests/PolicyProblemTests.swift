import PolicyFiles
import Testing

/// A file with one mistake, and the one line that must tell it.
struct Mistake: CustomTestStringConvertible {
  let text: String
  let told: String
  var testDescription: String { told }

  init(_ text: String, _ told: String) {
    self.text = text
    self.told = "policy.yaml:" + told
  }
}

@Suite struct `A mistake in a policy file` {
  private static let span = "expected a number with its unit, such as 14 days, 6 weeks or 6 months"
  private static let depth = "expected millimetres as a number from 0.1 to 5, such as 1.5"

  private static let ofKind = [
    Mistake("", "1:1: the file is empty: expected at least \"clinic\""),
    Mistake("# nothing\n", "1:1: the file is empty: expected at least \"clinic\""),
    Mistake("~", "1:1: the file is empty: expected keys such as \"clinic\": …"),
    Mistake("hello", "1:1: the file is a single value: expected keys such as \"clinic\": …"),
    Mistake("- a", "1:1: the file is a list: expected keys such as \"clinic\": …"),
    Mistake("clinic: [a]", "1:9: \"clinic\" is a list: expected the clinic's name"),
    Mistake("clinic: {a: b}", "1:9: \"clinic\" is a group of keys: expected the clinic's name"),
    Mistake(
      "clinic: a\nletterhead: b", "2:13: \"letterhead\" is a single value: expected a list of lines"
    ),
    Mistake(
      "clinic: a\nletterhead:\n  - b\n  - [c]",
      "4:5: \"letterhead.2\" is a list: expected a line of text"),
    Mistake(
      "clinic: a\ncontacts: [b]",
      "2:11: \"contacts\" is a list: expected clinic, outOfHours, emergency, crisis"),
    Mistake(
      "clinic: a\ndevices: {b: c}",
      "2:10: \"devices\" is a group of keys: expected a list of devices"),
    Mistake(
      "clinic: a\ndevices:\n- Pen",
      "3:3: \"devices.1\" is a single value: expected name, type, maxDepthMm"),
    Mistake(
      "clinic: a\nintervals: 14 days",
      "2:12: \"intervals\" is a single value: expected rules with their intervals, such as "
        + "R-P02: 6 months"),
    Mistake("clinic: a\nintervals: {R-P02: [14]}", "2:20: \"intervals.R-P02\" is a list: \(span)"),
    Mistake("clinic: a\n? [b]\n: c", "2:3: expected a key: one word before the colon"),
  ]

  private static let ofContent = [
    Mistake("clinic:", "1:8: \"clinic\" is empty: expected the clinic's name"),
    Mistake("clinic: \"  \"", "1:9: \"clinic\" is empty: expected the clinic's name"),
    Mistake("clinic: a\nletterhead: []", "2:13: \"letterhead\" is empty: expected a list of lines"),
    Mistake(
      "clinic: a\ncontacts: {crisis: }",
      "2:20: \"contacts.crisis\" is empty: expected a phone number"),
    Mistake("clinic: a\ndevices: ~", "2:10: \"devices\" is empty: expected a list of devices"),
    Mistake("clinic: |\n  a\n  b", "1:9: \"clinic\" has several lines; expected the clinic's name"),
    Mistake(
      "clinic: a\ncontacts:\n  clinic: \(String(repeating: "1", count: 61))",
      "3:11: \"contacts.clinic\" has 61 characters; at most 60 are printed"),
    Mistake(
      "clinic: a\nletterhead: [a, b, c, d, e, f, g, h, i, j, k]",
      "2:44: \"letterhead\" has 11 lines; at most 10 are printed"),
    Mistake(
      "clinic: a\ndevices: [{name: P, type: rfpen, maxDepthMm: 1}]",
      "2:27: unknown type \"rfpen\"; did you mean \"rfPen\"?; expected one of pen, roller, stamp, rfPen"
    ),
    Mistake(
      "clinic: a\ndevices: [{name: P, type: pen, maxDepthMm: 0.05}]",
      "2:44: 0.05 mm is out of range; \(depth)"),
    Mistake(
      "clinic: a\ndevices: [{name: P, type: pen, maxDepthMm: 5.1}]",
      "2:44: 5.1 mm is out of range; \(depth)"),
    Mistake(
      "clinic: a\ndevices: [{name: P, type: pen, maxDepthMm: 2 mm}]",
      "2:44: \"2 mm\" is not a number; \(depth)"),
    Mistake(
      "clinic: a\ndevices: [{name: P, type: pen, maxDepthMm: \"2\"}]",
      "2:44: \"2\" is not a number; \(depth)"),
    Mistake(
      "clinic: a\ndevices: [{name: P, type: pen, maxDepthMm: .inf}]",
      "2:44: \".inf\" is not a number; \(depth)"),
    Mistake(
      "clinic: a\ndevices:\n- {name: P, type: pen, maxDepthMm: 1}\n- {name: p, type: pen, maxDepthMm: 2}",
      "4:3: a device named \"p\" stands on line 3 already"),
    Mistake(
      "clinic: a\nphone: 1",
      "2:1: unknown key \"phone\"; expected one of clinic, letterhead, contacts, devices, intervals"
    ),
    Mistake(
      "clinic: a\nletterhead: [b]\nclinic: c",
      "3:1: \"clinic\" is written twice; the first is on line 1"),
    Mistake(
      "clinic: a\nintervals:\n  R-P02: 6 months\n  \"R-P02\": 7 months",
      "4:3: \"R-P02\" is written twice; the first is on line 3"),
  ]

  private static let ofIntervals = [
    Mistake(
      "clinic: a\nintervals: {r-p02: 6 months}",
      "2:13: unknown rule \"r-p02\"; did you mean \"R-P02\"?"),
    Mistake(
      "clinic: a\nintervals: {R-M06: 6 months}",
      "2:13: R-M06 waits for no date, so it takes no interval of its own"),
    Mistake("clinic: a\nintervals: {R-P02: 42}", "2:20: \"42\" is no interval: \(span)"),
    Mistake("clinic: a\nintervals: {R-P02: -6 days}", "2:20: \"-6 days\" is no interval: \(span)"),
    Mistake(
      "clinic: a\nintervals: {R-P02: 6 monts}",
      "2:20: unknown unit \"monts\"; did you mean \"months\"?; \(span)"),
    Mistake(
      "clinic: a\nintervals: {R-P02: 0 days}",
      "2:20: \"0 days\" is out of range: expected 1 day to 20 years"),
    Mistake(
      "clinic: a\nintervals: {R-P02: 21 years}",
      "2:20: \"21 years\" is out of range: expected 1 day to 20 years"),
    Mistake(
      "clinic: a\nintervals: {R-P02: 99999999999999999999 months}",
      "2:20: \"99999999999999999999 months\" is out of range: expected 1 day to 20 years"),
    Mistake("clinic: a\nintervals:\n  R-P02: {reason: b}", "3:10: R-P02 lacks \"wait\": \(span)"),
    Mistake(
      "clinic: a\nintervals:\n  R-P02: {wait: 6 weeks, aprover: b}",
      "3:26: unknown key \"aprover\"; did you mean \"approver\"?"),
    Mistake(
      "clinic: a\nintervals: {R-P02: 14 days}",
      "2:20: R-P02: 14 days is shorter than the protocol's 28 days; a looser interval needs "
        + "\"approver\" and \"reason\""),
    Mistake(
      "clinic: a\nintervals:\n  R-P02: {wait: 14 days, approver: b}",
      "3:17: R-P02: 14 days is shorter than the protocol's 28 days; a looser interval needs \"reason\""
    ),
    Mistake(
      "clinic: a\nintervals:\n  R-P02: {wait: 14 days, approver: b, reason: }",
      "3:47: \"intervals.R-P02.reason\" is empty: expected why it was approved"),
    Mistake(
      "clinic: a\nintervals: {R-P03: 180 days}",
      "2:20: R-P03: 180 days is shorter than the protocol's 6 months (181 days or more); a looser "
        + "interval needs \"approver\" and \"reason\""),
    Mistake(
      "clinic: a\nintervals:\n  R-S04: {wait: 13 days, approver: b, reason: c}",
      "3:17: R-S04: 13 days is shorter than the protocol's 14 days, and a rule of class N cannot "
        + "be made looser"),
  ]

  @Test(arguments: ofKind + ofContent + ofIntervals)
  func `is told once, where it stands, with what was expected`(_ mistake: Mistake) {
    #expect(problems(mistake.text) == [mistake.told])
  }

  @Test func `of YAML itself is told in its place`() {
    #expect(
      problems("clinic: a\n\tletterhead: b") == [
        "policy.yaml:2:1: not valid YAML: found a tab character that violates indentation, while "
          + "scanning a plain scalar that begins on line 1; indent with spaces, not with tabs"
      ])
    #expect(
      problems("clinic: \"a\nb").first?.hasPrefix("policy.yaml:2:2: not valid YAML: ") == true)
    #expect(problems("clinic: [a\n").first?.hasPrefix("policy.yaml:2:1: not valid YAML: ") == true)
  }
}
