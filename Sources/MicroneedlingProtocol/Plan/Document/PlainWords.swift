import ConsultationCore

/// Words that a patient reads, for what the protocol says to clinicians.
enum PlainWords {
  /// A condition that must be met first, as a wish to the patient.
  static func condition(_ text: String) -> String { conditions[text] ?? text }

  /// By the text of the condition.
  static let conditions: [String: String] = [
    "calm for 7 days": "Your skin has been calm for 7 days.",
    "healed for 14 days": "The skin has been healed for 14 days.",
    "lesions healed for 14 days": "The sores have been healed for 14 days.",
    "prophylaxis decided": "We have decided if a medicine should prevent new ones.",
    "infection cleared and its treatment ended for 14 days":
      "The infection is gone, and its treatment ended 14 days ago.",
    "cleared for 28 days": "They have been gone for 28 days.",
    "no new inflammatory lesions for 28 days": "No new inflamed spots for 28 days.",
    "clear for 28 days": "Your skin has been clear for 28 days.",
    "clear for 6 months": "Your skin has been clear for 6 months.",
    "dermatologist clearance": "Your skin doctor agrees.",
    "quiescent for 28 days": "Your skin has been quiet for 28 days.",
    "stable for 12 weeks under dermatology":
      "It has been stable for 12 weeks, with a skin doctor's care.",
    "not breastfeeding": "You have stopped breastfeeding.",
    "negative test": "A pregnancy test is negative.",
    "breastfeeding stopped": "You have stopped breastfeeding.",
    "history and blood tests clarified": "Your history and blood tests are clear.",
    "HbA1c <8.0% and complication resolved":
      "Your long-term sugar (HbA1c) is below 8.0%, and any problem from diabetes is settled.",
    "prescriber clearance (do not stop drug)":
      "Your prescriber agrees. Keep taking your medicine.",
    "≤10 mg prednisolone equivalent for 28 days":
      "Your steroid dose has been low enough for 28 days. Never lower it on your own.",
    "prescriber clearance": "Your prescriber agrees.",
    "oncologist agrees": "Your cancer doctor agrees.",
    "dermatologist clearance, confirming ≥12 months if in the area":
      "Your skin doctor has checked you and agrees.",
    "specialist clearance": "Your specialist agrees.",
    "dermatologist agrees": "Your skin doctor agrees.",
    "cardiology agrees": "Your heart doctor agrees.",
    "cardiology clearance": "Your heart doctor agrees.",
    "clearance by the treating clinician": "The doctor who treats you agrees.",
    "course ended, then 6 months": "Your course has ended, and then 6 months have passed.",
    "prescriber agrees": "Your prescriber agrees.",
    "prescriber agrees in writing; never stopped for this":
      "Your prescriber agrees in writing. Never stop this medicine for a treatment like ours.",
    "INR in range and ≤3.0 within 7 days":
      "A clotting test (INR) from the last 7 days is in range, and 3.0 or less.",
    "patch test or dermatology advice": "A patch test, or advice from a skin doctor.",
    "sober re-consultation": "We have talked again on another day.",
    "support plan agreed": "We have made a plan with you that helps.",
    "agreement to sunscreen and shade": "We have agreed on sunscreen and shade.",
    "treating professional agrees": "The person who treats you agrees.",
    "capacity assessed": "We have taken more time for your decision.",
    "conversation repeated": "We have talked it through again.",
    "screen repeated": "We have talked again about how you feel.",
    "date obtained": "We still need the date.",
  ]

  /// The prefix of a condition that names a question without an answer.
  static let answerObtained = "answer obtained: "

  /// The question that a condition asks an answer to.
  static func question(in condition: String) -> QuestionID? {
    guard condition.hasPrefix(answerObtained) else { return nil }
    return QuestionID(String(condition.dropFirst(answerObtained.count)))
  }

  /// What a missing answer is about, in a few words.
  static func subject(of question: QuestionDefinition) -> String {
    switch question.id {
    case Question.clinicianPhototype.id: "your skin type"
    case Question.capacityVoluntary.id: "your decision"
    case Question.deviceType.id, Question.deviceMaxDepthMm.id: "the device we would use"
    case _ where question.section == .wellbeing: "how you feel about it"
    default: question.name
    }
  }

  /// Who to see, by the action; actions without an entry are not for the patient's eyes.
  static let actions: [ActionID: String] = [
    "A-LESION-URGENT":
      "A doctor should look at the spot soon. We write today or on the next working day, and we "
      + "check that our letter has arrived. If you hear nothing within a few days, call us.",
    "A-LESION": "A doctor or skin doctor should look at the spot within 2 weeks.",
    "A-DERM": "A skin doctor should look at your skin first.",
    "A-ONC": "Your cancer doctor should give advice first.",
    "A-INJECTOR": "The person who placed the filler, or a skin doctor, should look first.",
    "A-GP": "Your family doctor should look into it. We give you a letter.",
    "A-ALLERGY": "An allergy clinic should test you first.",
    "A-ALTERNATIVE": "We tell you which treatment fits your wish, and who offers it.",
    "A-MH-BDD":
      "Your family doctor can arrange a talk with someone who helps when thoughts about looks take "
      + "up a lot of life. We write within a week, and we call you to hear how you are.",
    "A-GP-ED": "Your family doctor can help with worries like these. We write within a week.",
  ]

  /// Rules whose findings only say that a further check is needed.
  static let safeguardingActions: Set<ActionID> = ["A-SAFEGUARD", "A-SAFEGUARD-CONSIDER"]

  /// What would change a "no" or a referral, by rule; the others follow their override class.
  static let outlooks: [RuleID: String] = [
    "R-M01": "You are welcome to come back when you are 18.",
    "R-S15": "Once the doctor has looked and is content, we can look at your skin again.",
    "R-S16": "Once it has been treated and healed for 28 days, we can look again.",
    "R-S25": "Another area could be looked at.",
    "R-S28": "Another area could be looked at.",
    "R-S29": "Another area could be looked at.",
    "R-V01": "A device without heat could be looked at.",
    "R-M35": "A device without current could be looked at.",
    "R-D13": "Needles without nickel, or advice from an allergy or skin doctor, could change it.",
    "R-E04": "If your hopes change, we are glad to talk again.",
    "R-E01": "If a skin doctor leads your care and agrees, we can talk again.",
    "R-E02": "If another wish becomes the main one, we can look again.",
  ]

  /// What would make a wait begin anew.
  static let waitNotes: [RuleID: String] = [
    "R-S03": "A new tan or sunburn starts this wait again.",
    "R-S04": "A new sunburn starts this wait again.",
  ]

  /// A phototype as it behaves in the sun.
  static func sun(_ phototype: Phototype) -> String {
    switch phototype {
    case .i: "always burns and never tans"
    case .ii: "burns easily and tans little"
    case .iii: "sometimes burns and tans slowly"
    case .iv: "rarely burns and tans well"
    case .v: "very rarely burns and is brown"
    case .vi: "never burns and is deeply coloured"
    }
  }

  static func area(_ area: Areas) -> String {
    Question.areas.definition.label(ofOption: area.rawValue)
  }

  static func goal(_ goal: Goals) -> String {
    Question.goals.definition.label(ofOption: goal.rawValue)
  }

  /// "a, b and c".
  static func list(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }
}

extension String {
  /// The first letter as a capital.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}

extension Day {
  /// For a drawing: `3 Mar`.
  var short: String {
    let (_, month, day) = parts
    return "\(day) \(Day.name(ofMonth: month).prefix(3))"
  }

  /// `22 to 23 April 2027`, and no more than is needed to tell the two days.
  static func span(_ first: Day, _ last: Day) -> String {
    guard first != last else { return first.spelledOut }
    let (start, end) = (first.parts, last.parts)
    let month = " " + Day.name(ofMonth: start.month)
    let beginning =
      if start.year != end.year { first.spelledOut } else if start.month != end.month {
        "\(start.day)\(month)"
      } else { "\(start.day)" }
    return "\(beginning) to \(last.spelledOut)"
  }
}
