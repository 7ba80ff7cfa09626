/// Which rules have a grade that holds, or that a missing answer leaves undecided.
///
/// Kept from line to line: an answer bears on few rules, and the others need no second look.
struct RuleCandidates: Sendable {
  private var facts: [Fact]
  private var treatmentDay: Day?
  /// By the rule's position.
  private var isCandidate: [Bool]

  /// Looks at all rules.
  init(_ answers: Answers) {
    facts = answers.facts
    treatmentDay = answers.treatmentDay
    isCandidate = Array(repeating: false, count: answers.protocol.rules.count)
    look(at: answers.protocol.rules.indices, answers.protocol.compiled)
  }

  /// Their positions, in the order of the rule book.
  var rules: [Int] { isCandidate.indices.filter { isCandidate[$0] } }

  /// Looks again at the rules that read what has changed since.
  mutating func update(for answers: Answers) {
    let compiled = answers.protocol.compiled
    var stale: Set<Int> = []
    for index in facts.indices where facts[index] != answers.facts[index] {
      stale.formUnion(compiled.readers[index])
    }
    if treatmentDay != answers.treatmentDay { stale.formUnion(compiled.rulesOfTheTreatmentDay) }
    facts = answers.facts
    treatmentDay = answers.treatmentDay
    for rule in stale { isCandidate[rule] = false }
    look(at: stale, compiled)
  }

  private mutating func look(at rules: some Sequence<Int>, _ compiled: CompiledRules) {
    for rule in compiled.rulesToJudge(among: rules, facts, at: treatmentDay) {
      isCandidate[rule] = true
    }
  }
}
