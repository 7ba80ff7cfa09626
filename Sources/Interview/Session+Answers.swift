import ConsultationCore

extension Session {
  /// Reads a line as the answer to the prompt of now.
  mutating func answer(
    _ text: String, _ line: String, at moment: Moment
  ) throws(Rejection) -> [Step] {
    let today = consultation.answers.consultDate ?? moment.localDay
    switch consultation.prompt {
    case .header(let field):
      return try header(field, text, at: moment)
    case .question(let id, let offered):
      guard let question = `protocol`.question(id) else { return take([]) }
      if text.isEmpty {
        guard let offered else { throw Rejection(Self.emptyLine) }
        return take([Event(at: moment, typed: line, .answered(id, answer: offered))])
      }
      try refuseSeveralLines(text, unless: question.takesText)
      if question.takesText, let command = Command(rawValue: text.lowercased()),
        ![.unknown, .decline].contains(command)
      {
        throw Rejection("“\(text)” alone is no answer here. Nothing was answered.")
      }
      let answer = try parser(on: today).parse(text, for: question)
      try check(answer, to: question, today: today, at: moment)
      return take([Event(at: moment, typed: line, .answered(id, answer: answer))])
    case .checklist(_, let items):
      return try checklist(items, text, line, today, at: moment)
    case .joint(_, let items):
      return try joint(items, text, line, today, at: moment)
    case .acknowledge(let banner):
      guard "acknowledged".hasPrefix(text.lowercased()), text.count >= 3 else {
        throw Rejection("\(banner.rawValue): type acknowledge when it is done or under way.")
      }
      return take([Event(at: moment, typed: line, .acknowledged(banner))])
    case .visit: return try visit(text, line, at: moment)
    case .review:
      guard "accept".hasPrefix(text.lowercased()), !text.isEmpty else {
        throw Rejection("Type accept to take the verdict, or use /amend, /override, /why, /pause.")
      }
      return accept(line, at: moment)
    case .signatory(let field):
      return try signatory(field, text, line, at: moment)
    case .signature:
      guard text.lowercased() == "sign" else {
        throw Rejection("Type sign, or /pause to leave it open.")
      }
      return try sign(line, at: moment)
    }
  }

  func parser(on today: Day) -> AnswerParser {
    AnswerParser(today: today, wholeDays: `protocol`.anchors.wholeDays)
  }

  static let emptyLine =
    "Nothing was typed, and nothing was answered. /help shows what to type here."

  private func refuseSeveralLines(_ text: String, unless isAllowed: Bool) throws(Rejection) {
    guard isAllowed || !text.contains("\n") else {
      throw Rejection("Several lines came at once; nothing was answered. Type one answer.")
    }
  }

  private mutating func checklist(
    _ ids: [QuestionID], _ text: String, _ line: String, _ today: Day, at moment: Moment
  ) throws(Rejection) -> [Step] {
    try refuseSeveralLines(text, unless: false)
    if text.isEmpty { return try keep(ids, line, today, at: moment) }
    let questions = ids.compactMap(`protocol`.question)
    let earlier = earlier(questions)
    let items = try ChecklistParser(parser(on: today)).parse(text, for: questions, keeping: earlier)
    for case .answered(let id, let answer) in items
    where earlier[id] != .answered(id, answer) {
      if let question = `protocol`.question(id) {
        try check(answer, to: question, today: today, at: moment)
      }
    }
    return take(Self.events(items, line, at: moment))
  }

  private static func events(
    _ items: [ChecklistParser.Item], _ line: String, at moment: Moment
  ) -> [Event] {
    items.enumerated().map { position, item in
      let typed = position == 0 ? line : nil
      return switch item {
      case .answered(let id, let answer):
        Event(at: moment, typed: typed, .answered(id, answer: answer))
      case .opened(let id): Event(at: moment, typed: typed, .opened(id))
      }
    }
  }

  /// What was said of items before that is no negative, in a list that is asked again.
  private func earlier(_ questions: [QuestionDefinition]) -> [QuestionID: ChecklistParser.Item] {
    questions.reduce(into: [:]) { found, question in
      if consultation.isOwed(question.id) {
        found[question.id] = .opened(question.id)
      } else if let answer = consultation.answers.offered(question.id),
        question.negative.map({ answer != .value($0) }) ?? true
      {
        found[question.id] = .answered(question.id, answer)
      }
    }
  }

  private mutating func joint(
    _ ids: [QuestionID], _ text: String, _ line: String, _ today: Day, at moment: Moment
  ) throws(Rejection) -> [Step] {
    try refuseSeveralLines(text, unless: false)
    if text.isEmpty { return try keep(ids, line, today, at: moment) }
    let parts = text.split { $0 == " " || $0 == "," || $0 == ";" }.map(String.init)
    let questions = ids.compactMap(`protocol`.question)
    guard parts.count == questions.count else {
      throw Rejection(
        "\(questions.count) answers are expected on this line, in order "
          + "(\(questions.map(\.name).joined(separator: ", "))); \(parts.count) came. "
          + "Write u for one that nobody knows.")
    }
    var events: [Event] = []
    for (question, part) in zip(questions, parts) {
      do throws(Rejection) {
        let answer = try parser(on: today).parse(part, for: question)
        events.append(
          Event(
            at: moment, typed: events.isEmpty ? line : nil, .answered(question.id, answer: answer)))
      } catch {
        throw Rejection("\(question.name): \(error.message)")
      }
    }
    return take(events)
  }

  /// An empty line keeps earlier answers, where there are any for each question.
  private mutating func keep(
    _ ids: [QuestionID], _ line: String, _ today: Day, at moment: Moment
  ) throws(Rejection) -> [Step] {
    let kept = ids.compactMap { id in consultation.answers.offered(id).map { (id, $0) } }
    guard kept.count == ids.count else { throw Rejection(Self.emptyLine) }
    // What would be refused when it is typed is not kept either: a day may have gone by.
    for (id, answer) in kept {
      guard let question = `protocol`.question(id) else { continue }
      try check(answer, to: question, today: today, at: moment)
    }
    // What was said to apply still does, whatever its older answer is.
    let items = kept.map { id, answer in
      consultation.isOwed(id) ? ChecklistParser.Item.opened(id) : .answered(id, answer)
    }
    return take(Self.events(items, line, at: moment))
  }

  /// What no single answer may be, whatever its form.
  func check(
    _ answer: Answer, to question: QuestionDefinition, today: Day, at moment: Moment
  ) throws(Rejection) {
    if question.id == `protocol`.anchors.consultDate {
      guard case .value(.day(let day)) = answer, day <= moment.localDay else {
        throw Rejection("The consultation has a date, and it cannot lie after \(moment.localDay).")
      }
      if let (later, its) = consultation.measuredDay(after: day) {
        throw Rejection(
          "The \(later.name) is \(its), after that day; /amend \(later.id) comes first.")
      }
    }
    if question.section == .consent, question.id != `protocol`.anchors.consent, answer.value == nil
    {
      throw Rejection(
        "The \(question.name) are decided one way or the other before the signature. Nothing was "
          + "answered.")
    }
    if let closed = consultation.closedOptions(of: question.id),
      consultation.isClosed(answer, to: question.id)
    {
      throw Rejection(narrator.refusal(of: answer, to: question, closed))
    }
    if case .value(.measurement(_, on: let day?)) = answer, day > today {
      throw Rejection("The \(question.name) cannot be measured after the consultation (\(today)).")
    }
    guard case .value(.day(let day)) = answer else { return }
    let anchors = `protocol`.anchors
    if anchors.past.contains(question.id), day > today {
      throw Rejection("The \(question.name) cannot lie after the consultation (\(today)).")
    }
    if anchors.ahead.contains(question.id), day < today {
      throw Rejection(
        "The \(question.name) lies before the consultation (\(today)); check the year.")
    }
    if question.id == anchors.birth {
      guard day + .years(120) > today else {
        throw Rejection("That would be an age over 120; check the year.")
      }
    } else if let birth = anchors.birth.flatMap({ consultation.answers.day($0) }), day < birth {
      throw Rejection("\(day.spelledOut) lies before the date of birth; check the year.")
    }
  }

  private mutating func visit(
    _ text: String, _ line: String, at moment: Moment
  ) throws(Rejection) -> [Step] {
    switch text.lowercased() {
    case "same", "s": take([Event(at: moment, typed: line, .continuedVisit(isNewDay: false))])
    case "new", "n": take([Event(at: moment, typed: line, .continuedVisit(isNewDay: true))])
    default:
      throw Rejection(
        "Type same if this is the same visit, or new to judge everything by today's date.")
    }
  }

  private mutating func accept(_ line: String, at moment: Moment) -> [Step] {
    take([
      Event(at: moment, typed: line, .judged(consultation.recordedVerdict)),
      Event(at: moment, .accepted),
    ])
  }

  private mutating func sign(_ line: String, at moment: Moment) throws(Rejection) -> [Step] {
    let open = consultation.openForSignature
    guard open.isEmpty else {
      throw Rejection(narrator.notReady(open).map(\.text).joined(separator: " "))
    }
    return take([
      Event(at: moment, typed: line, .judged(consultation.recordedVerdict)),
      Event(at: moment, .signed),
    ])
  }
}

extension Consultation {
  /// An answer that is of a later day and cannot be: a measurement, or what lies in the past.
  fileprivate func measuredDay(after day: Day) -> (question: QuestionDefinition, day: Day)? {
    let past = `protocol`.anchors.past
    for (question, answer) in answers.counted {
      switch answer {
      case .value(.measurement(_, on: let measured?)) where measured > day:
        return (question, measured)
      case .value(.day(let given)) where past.contains(question.id) && given > day:
        return (question, given)
      default: continue
      }
    }
    return nil
  }
}
