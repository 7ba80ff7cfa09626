public import ConsultationCore

/// Reads the answers of one patient from JSON: question id to value, sections may be nested.
public struct BatchReader: Sendable {
  private let `protocol`: ConsultationProtocol

  /// A reader for the questions of a protocol.
  public init(_ protocol: ConsultationProtocol) { self.protocol = `protocol` }

  /// One patient's answers.
  public struct Batch: Sendable {
    /// In the phase of review: what is absent counts as unknown does.
    public let answers: Answers
    /// What was read otherwise than it stands, in sentences.
    public let notes: [String]
  }

  /// What is wrong with a batch, with its place and key.
  public struct Problem: Error, Hashable, Sendable, CustomStringConvertible {
    /// From 1.
    public let line: Int
    /// From 1, in Unicode scalars.
    public let column: Int
    /// The key at fault; `nil` where it is the text as a whole.
    public let key: String?
    /// What is wrong, without a full stop; not yet safe to show.
    public let message: String

    /// `line 3, column 5, key "fitz": …`.
    public var description: String {
      let name = key.map { ", key \"\(VisibleText.of(String($0.prefix(60))))\"" } ?? ""
      return "line \(line), column \(column)\(name): \(VisibleText.of(message))"
    }
  }

  /// Reads the text of a batch file.
  public func read(_ bytes: [UInt8]) throws(Problem) -> Batch {
    let document: JSONValue
    // Some editors begin a file with a byte order mark.
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    do throws(JSONValue.SyntaxError) {
      document = try JSONValue(parsing: text)
    } catch {
      throw Problem(line: error.line, column: error.column, key: nil, message: error.message)
    }
    guard case .object(let members) = document else {
      throw Problem(line: 1, column: 1, key: nil, message: "an object of answers is expected")
    }
    var values: [QuestionID: JSONValue.Member] = [:]
    try collect(members, into: &values)
    return try batch(values)
  }

  private func collect(
    _ members: [JSONValue.Member], into values: inout [QuestionID: JSONValue.Member]
  ) throws(Problem) {
    for member in members {
      if `protocol`.question(QuestionID(member.key)) == nil {
        let names = `protocol`.questions.map(\.id.name)
        // A section may have any name but one that is nearly a question's.
        if case .object(let inner) = member.value,
          Nearest.match(for: member.key, among: names) == nil
        {
          try collect(inner, into: &values)
          continue
        }
        throw problem(
          member, "there is no such question" + Nearest.hint(for: member.key, among: names))
      }
      if let earlier = values[QuestionID(member.key)] {
        throw problem(member, "the question was answered already on line \(earlier.line)")
      }
      values[QuestionID(member.key)] = member
    }
  }

  private func problem(_ member: JSONValue.Member, _ message: String) -> Problem {
    Problem(line: member.line, column: member.column, key: member.key, message: message)
  }

  private func batch(_ values: [QuestionID: JSONValue.Member]) throws(Problem) -> Batch {
    var given: [QuestionID: Answer] = [:]
    var nulls: [QuestionDefinition] = []
    for question in `protocol`.questions {
      guard let member = values[question.id] else { continue }
      if member.value == .null {
        nulls.append(question)
        continue
      }
      do throws(Rejection) {
        given[question.id] = try BatchValue(member.value).answer(to: question)
      } catch {
        throw problem(member, error.message)
      }
    }
    resolve(nulls, into: &given)
    dropNotApplicable(from: &given)
    return try check(Answers(`protocol`, given), values)
  }

  /// `null`: none where the options contain it; on a relevant date follow-up, a date not known;
  /// otherwise not asked.
  ///
  /// In the order of asking, since a null may decide what follows matters.
  private func resolve(_ nulls: [QuestionDefinition], into given: inout [QuestionID: Answer]) {
    for question in nulls where Answers(`protocol`, given).isRelevant(question.id) {
      if let none = question.none {
        given[question.id] = .value(none)
      } else if case .day = question.kind, question.relevance != .always {
        given[question.id] = .value(.dateNotKnown)
      }
    }
  }

  /// "Not applicable" to a question that does not matter says what is recorded anyway.
  private func dropNotApplicable(from given: inout [QuestionID: Answer]) {
    let answers = Answers(`protocol`, given)
    for (id, answer) in given
    where answer == .value(.option("na")) && !answers.isRelevant(id) {
      given[id] = nil
    }
  }

  private func check(
    _ answers: Answers, _ values: [QuestionID: JSONValue.Member]
  ) throws(Problem) -> Batch {
    let anchors = `protocol`.anchors
    guard let consultDate = answers.consultDate else {
      guard let member = values[anchors.consultDate] else {
        throw Problem(
          line: 1, column: 1, key: anchors.consultDate.name,
          message: "the date of the consultation is missing; expected YYYY-MM-DD")
      }
      throw problem(member, "the date of the consultation is needed; expected YYYY-MM-DD")
    }
    if let member = values[anchors.consultDate], case .string(let text) = member.value,
      text.utf8.count != 10
    {
      throw problem(
        member, "the date of the consultation is needed to the day; expected YYYY-MM-DD")
    }
    for id in anchors.past {
      guard let day = answers.day(id), day > consultDate, let member = values[id],
        let question = `protocol`.question(id)
      else { continue }
      throw problem(
        member, "the \(question.name) \(day) lies after the consultation on \(consultDate)")
    }
    // Nobody can be asked here, so that the last day stands, and is said.
    var notes = anchors.wholeDays.compactMap { id -> String? in
      guard let day = answers.day(id), case .string(let text)? = values[id]?.value,
        text.utf8.count != 10
      else { return nil }
      return "\(id) \(text) is read as \(day); by another day of it the verdict may be another"
    }
    if let proposed = answers.day(anchors.proposedDate), proposed < consultDate {
      notes.append(
        "\(anchors.proposedDate) \(proposed) lies before the consultation and is read as \(consultDate)"
      )
    }
    return Batch(answers: answers, notes: notes)
  }
}

extension QuestionDefinition {
  /// The answer that an explicit `null` means where the options contain `none`.
  fileprivate var none: AnswerValue? {
    switch kind {
    case .choice, .choices:
      options.first { $0.id == "none" || $0.label == "none" }.map { .option($0.id) }
    default: negative
    }
  }
}

/// One JSON value as the answer to one question.
private struct BatchValue {
  let value: JSONValue

  init(_ value: JSONValue) { self.value = value }

  func answer(to question: QuestionDefinition) throws(Rejection) -> Answer {
    if case .string(let text) = value, question.index(ofOption: text) == nil {
      if text == "unknown" { return .unknown }
      if text == "declined" { return .declined }
    }
    return .value(try content(for: question))
  }

  private func content(for question: QuestionDefinition) throws(Rejection) -> AnswerValue {
    switch question.kind {
    case .choice: return .option(try option(value, of: question))
    case .choices: return .options(try options(of: question))
    case .day(let allowsNone): return try day(allowsNone)
    case .number(let unit, let range, let allowsNone):
      if allowsNone, value == .string("none") { return .none }
      return .number(try number(value, unit, range))
    case .scores(let count, let range): return .scores(try scores(count, range))
    case .text(let allowsNone):
      guard case .string(let text) = value, !text.isEmpty else {
        throw Rejection("a text is expected\(allowsNone ? ", or \"none\"" : "")")
      }
      return allowsNone && ["none", "no"].contains(text.lowercased()) ? .none : .text(text)
    case .measurement(let unit, let range): return try measurement(unit, range)
    case .instrument(let instruments): return try instrument(instruments)
    }
  }

  private func option(
    _ value: JSONValue, of question: QuestionDefinition
  ) throws(Rejection) -> String {
    let ids = question.options.map(\.id)
    let text: String
    switch value {
    case .string(let string): text = string
    case .number(let number) where question.hasNumericOptions: text = NumberParser.format(number)
    default: throw Rejection("expected one of \(ids.joined(separator: ", "))")
    }
    guard ids.contains(text) else {
      throw Rejection(
        "“\(text.prefix(60))” is not an option"
          + Nearest.hint(for: text, among: ids)
          + "; expected one of \(ids.joined(separator: ", ")), "
          + "unknown, declined")
    }
    return text
  }

  private func options(of question: QuestionDefinition) throws(Rejection) -> [String] {
    let values: [JSONValue] = if case .array(let items) = value { items } else { [value] }
    guard !values.isEmpty else {
      throw Rejection("the list is empty; expected at least one option, or null")
    }
    var chosen: [String] = []
    for value in values { chosen.append(try option(value, of: question)) }
    guard Set(chosen).count == chosen.count else { throw Rejection("an option is named twice") }
    if chosen.contains("none") && chosen.count > 1 {
      throw Rejection("“none” cannot stand with other options")
    }
    return question.options.map(\.id).filter(chosen.contains)
  }

  private func day(_ allowsNone: Bool) throws(Rejection) -> AnswerValue {
    let form = "expected YYYY-MM-DD or YYYY-MM" + (allowsNone ? ", or \"none\"" : "")
    guard case .string(let text) = value else { throw Rejection(form) }
    if allowsNone && text == "none" { return .none }
    let day =
      text.utf8.count == 7 && text.utf8.dropFirst(4).first == UInt8(ascii: "-")
      ? Day(iso: text + "-01").flatMap { Day.lastDay(ofMonth: $0.parts.month, in: $0.parts.year) }
      : Day(iso: text)
    guard let day else { throw Rejection("“\(text.prefix(40))” is not a date; \(form)") }
    guard (1900...2100).contains(day.parts.year) else {
      throw Rejection("the year \(day.parts.year) is out of range; expected 1900 to 2100")
    }
    return .day(day)
  }

  private func number(
    _ value: JSONValue, _ unit: NumberUnit, _ range: ClosedRange<Double>
  ) throws(Rejection) -> Double {
    guard case .number(let number) = value, range.contains(number),
      !unit.isWhole || number == number.rounded()
    else {
      throw Rejection(
        "expected a \(unit.isWhole ? "whole " : "")number from \(NumberParser.describe(range, unit))"
      )
    }
    return number
  }

  private func scores(_ count: Int, _ range: ClosedRange<Int>) throws(Rejection) -> [Int] {
    let form = "expected \(count) whole numbers from \(range.lowerBound) to \(range.upperBound)"
    guard case .array(let items) = value, items.count == count else { throw Rejection(form) }
    return try items.map { item throws(Rejection) in
      guard case .number(let number) = item, number == number.rounded(),
        (Double(range.lowerBound)...Double(range.upperBound)).contains(number)
      else { throw Rejection(form) }
      return Int(number)
    }
  }

  private func measurement(
    _ unit: NumberUnit, _ range: ClosedRange<Double>
  ) throws(Rejection) -> AnswerValue {
    guard case .array(let items) = value, items.count == 2 else {
      throw Rejection("expected [number, \"YYYY-MM-DD\"]")
    }
    let number = try number(items[0], unit, range)
    if items[1] == .null { return .measurement(number, on: nil) }
    guard case .day(let day) = try BatchValue(items[1]).day(false) else {
      throw Rejection("expected [number, \"YYYY-MM-DD\"]")
    }
    return .measurement(number, on: day)
  }

  private func instrument(_ instruments: [AnswerKind.Instrument]) throws(Rejection) -> AnswerValue {
    if value == .string("none") { return .none }
    let names = instruments.map(\.name)
    guard case .array(let items) = value, items.count == 2, case .string(let name) = items[0],
      let instrument = instruments.first(where: { $0.name == name })
    else { throw Rejection("expected [one of \(names.joined(separator: ", ")), total], or null") }
    guard case .number(let total) = items[1], total == total.rounded(),
      (Double(instrument.range.lowerBound)...Double(instrument.range.upperBound)).contains(total)
    else {
      throw Rejection(
        "the total of \(name) is a whole number from \(instrument.range.lowerBound) to "
          + "\(instrument.range.upperBound)")
    }
    return .instrument(name, Int(total))
  }
}
