import ConsultationCore

extension Inspection {
  /// A missing or a graver answer never makes the verdict milder: proven over the questions of each
  /// rule, and tried on random consultations.
  func monotony(_ healthy: HealthyPatient) -> [Issue] {
    var proof = MonotonyProof(`protocol`, from: healthy, effort)
    proof.tryEachRule()
    tryConsultations(&proof, healthy)
    return proof.issues
  }

  private func tryConsultations(_ proof: inout MonotonyProof, _ healthy: HealthyPatient) {
    var patient = RandomPatient(`protocol`, from: healthy, seed: effort.seed)
    for _ in 0..<effort.consultations {
      let (answers, changed) = patient.consultation()
      let old = Assessment(Answers(`protocol`, answers))
      guard old.verdict > .suitable else { continue }
      for id in Set(changed).sorted() {
        guard let before = answers[id], let value = before.value else { continue }
        for (kind, answer) in changes(of: id, from: value, &patient) {
          var after = answers
          after[id] = answer
          let new = Assessment(Answers(`protocol`, after))
          proof.report(kind, id, (answers, old), (after, new))
        }
      }
    }
  }

  /// The answer gone, and one that is graver.
  private func changes(
    of id: QuestionID, from value: AnswerValue, _ patient: inout RandomPatient
  ) -> [(Change, Answer)] {
    var found: [(Change, Answer)] = [
      (.missing, Bool.random(using: &patient.random) ? .unknown : .declined)
    ]
    if let question = `protocol`.question(id) {
      let graver = patient.values(of: id).filter { Graver(question).isGraver($0, than: value) }
      if let worse = graver.randomElement(using: &patient.random) {
        found.append((.graver, .value(worse)))
      }
    }
    return found
  }
}
