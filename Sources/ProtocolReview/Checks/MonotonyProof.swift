import ConsultationCore

/// Shows that a missing or a graver answer never makes the verdict milder, or finds answers for
/// which it does.
struct MonotonyProof {
  private let whole: ConsultationProtocol
  private let healthy: HealthyPatient
  private let effort: ProtocolCheck.Effort
  private var random: SeededGenerator
  private(set) var issues: [Issue] = []
  private var told: Set<[String]> = []

  init(
    _ protocol: ConsultationProtocol, from healthy: HealthyPatient, _ effort: ProtocolCheck.Effort
  ) {
    whole = `protocol`
    self.healthy = healthy
    self.effort = effort
    random = SeededGenerator(seed: effort.seed)
  }

  /// Tries the answers to the questions of each rule, every other answer being a healthy patient's.
  mutating func tryEachRule() {
    var seen: Set<Set<QuestionID>> = []
    let alone = whole.questions.map { [$0.id] }
    for ids in whole.rules.map(\.everyQuestion) + alone {
      let variables = whole.withAncestors(ids)
      if seen.insert(Set(variables)).inserted { tryAll(variables) }
    }
  }

  private mutating func tryAll(_ variables: [QuestionID]) {
    let touched = whole.withDescendants(variables)
    let rules = whole.rules.filter { rule in
      rule.grades.isEmpty || !touched.isDisjoint(with: rule.everyQuestion)
    }
    let part = whole.part(about: variables, rules: rules)
    let own = rules.filter { whole.withAncestors($0.everyQuestion) == variables }
    var grid = Grid(
      part, variables, Domains(part.questions, rules: rules, detail: .full), healthy)
    // What tells options apart elsewhere is tried there, so a large grid keeps to its own rules.
    if grid.count > effort.combinations / 4 {
      grid = Grid(
        part, variables, Domains(part.questions, rules: own, detail: .representative), healthy)
    }
    let isWhole = grid.count <= effort.combinations
    let positions =
      isWhole
      ? Array(0..<grid.count)
      : (0..<(effort.combinations / 16)).map { _ in Int.random(in: 0..<grid.count, using: &random) }
    for position in positions {
      for change in grid.changes(at: position) {
        let before = grid.verdict(at: position)
        let after = grid.verdict(at: change.position)
        if change.kind.forbids(before, after) {
          judge(
            change.kind, change.question, grid.answers(at: position),
            grid.answers(at: change.position))
        }
      }
    }
  }

  /// Judges the change in the whole protocol, and keeps it where it is forbidden there too.
  mutating func judge(
    _ kind: Change, _ id: QuestionID, _ before: [QuestionID: Answer], _ after: [QuestionID: Answer]
  ) {
    let old = Assessment(Answers(whole, healthy.answers(with: before)))
    let new = Assessment(Answers(whole, healthy.answers(with: after)))
    report(kind, id, (before, old), (after, new))
  }

  /// Keeps a forbidden change, once for each question and rule whose finding it loses.
  mutating func report(
    _ kind: Change, _ id: QuestionID, _ before: (answers: [QuestionID: Answer], Assessment),
    _ after: (answers: [QuestionID: Answer], Assessment)
  ) {
    let (old, new) = (before.1, after.1)
    guard kind.forbids(old.verdict, new.verdict), !kind.excuses(old, new),
      let question = whole.question(id), let from = before.answers[id], let to = after.answers[id]
    else { return }
    let lost = old.findings.filter { finding in
      finding.verdict == old.verdict
        && (new[finding.key]?.verdict ?? .suitable) < finding.verdict
    }
    // One that stays listed as undecided is not the one to blame.
    let blamed = lost.first { new[$0.key]?.status != .undecided } ?? lost.first
    let rule = blamed?.rule.name ?? id.name
    guard told.insert([rule, id.name, kind.rawValue]).inserted else { return }
    let isError = kind == .missing || Graver(question).isOfFindings
    issues.append(
      Issue(
        isError ? .error : .warning, rule, .monotony,
        "\(id) turned from \(Witness.words(from)) into \(Witness.words(to)) makes the verdict"
          + " milder: \(old.verdict.name), then \(new.verdict.name)"
          + (isError ? "" : "; it lists places or wishes, so that may be meant"),
        witness: Witness(before.answers, in: whole)))
  }
}

/// A change of one answer that must not make the verdict milder.
enum Change: String {
  /// It is not known any more.
  case missing
  /// It is graver.
  case graver

  /// Whether the verdict may not go from `before` to `after`, unless that is excused.
  func forbids(_ before: Verdict, _ after: Verdict) -> Bool {
    switch self {
    case .missing: after < min(before, .defer)
    case .graver: after < before
    }
  }

  /// Whether nothing but modifications fell away, and each stays listed as undecided.
  func excuses(_ before: Assessment, _ after: Assessment) -> Bool {
    self == .missing && before.verdict == .suitableWithModifications
      && before.findings.filter { $0.verdict == .suitableWithModifications }
        .allSatisfy { after[$0.key]?.status == .undecided }
  }
}

/// All combinations of answers to a few questions, by position.
private struct Grid {
  private let part: ConsultationProtocol
  private let variables: [QuestionDefinition]
  private let values: [[Answer]]
  /// For each question and value, the positions of graver values.
  private let graver: [[[Int]]]
  private let base: [QuestionID: Answer]
  private var verdicts: [Int: Verdict] = [:]
  let count: Int

  init(
    _ part: ConsultationProtocol, _ ids: [QuestionID], _ domains: Domains, _ healthy: HealthyPatient
  ) {
    self.part = part
    let days = HealthyPatient.days(of: part)
    variables = ids.compactMap { part.question($0) }
    values = variables.map { question in
      days[question.id].map { [.value(.day($0)), .unknown] } ?? domains.answers(to: question)
    }
    graver = zip(variables, values).map { question, values in
      let order = Graver(question)
      guard order.hasOrder else { return values.map { _ in [] } }
      return values.map { before in
        values.indices.filter { position in
          guard let old = before.value, let new = values[position].value else { return false }
          return order.isGraver(new, than: old)
        }
      }
    }
    base = healthy.answers.filter { part.question($0.key) != nil && !ids.contains($0.key) }
    count = values.reduce(1) { product, values in
      let (result, overflow) = product.multipliedReportingOverflow(by: values.count)
      return overflow ? .max : result
    }
  }

  /// The combination at a position.
  func answers(at position: Int) -> [QuestionID: Answer] {
    var answers: [QuestionID: Answer] = [:]
    var rest = position
    for (question, values) in zip(variables, values) {
      answers[question.id] = values[rest % values.count]
      rest /= values.count
    }
    return answers
  }

  mutating func verdict(at position: Int) -> Verdict {
    if let known = verdicts[position] { return known }
    let answers = base.merging(answers(at: position)) { $1 }
    let verdict = Assessment(Answers(part, answers)).verdict
    verdicts[position] = verdict
    return verdict
  }

  /// Where one answer goes missing or becomes graver.
  func changes(at position: Int) -> [(kind: Change, question: QuestionID, position: Int)] {
    var found: [(kind: Change, question: QuestionID, position: Int)] = []
    var stride = 1
    for (index, question) in variables.enumerated() {
      let size = values[index].count
      let digit = position / stride % size
      let start = position - digit * stride
      if digit != size - 1 {
        found.append((.missing, question.id, start + (size - 1) * stride))
      }
      for higher in graver[index][digit] {
        found.append((.graver, question.id, start + higher * stride))
      }
      stride *= size
    }
    return found
  }
}
