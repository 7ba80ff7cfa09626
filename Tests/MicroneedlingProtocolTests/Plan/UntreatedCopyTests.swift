import ConsultationCore
import DocumentTesting
import MicroneedlingProtocol
import Testing

@Suite struct `A patient's copy without a plan` {
  private func text(_ section: String, _ changes: String) -> String {
    PlanCase("", changes).document(.patient).text(section)
  }

  @Test func `opens with one sentence, whatever is behind the referral`() {
    let openings = ["ps9=current", "ps10=yes", "motive=pressured", "woundHealingPoor=yes"].map {
      PlanCase("", $0).document(.patient).opening
    }
    #expect(Set(openings).count == 1)
    #expect(openings[0].flatMap(\.lines).first?.hasPrefix("Not for now.") == true)
  }

  @Test func `points at nothing that it does not name`() {
    for changes in ["ps9=current", "ps10=yes", "ps9=current ps10=yes"] {
      let reasons = text("P02", changes)
      #expect(!reasons.contains("Once that") && !reasons.contains("the check"))
      #expect(reasons.hasSuffix("If things change for you, we are glad to talk again."))
    }
  }

  @Test func `speaks of one more point only beside another`() {
    for changes in ["ps9=current", "ps9=declined"] {
      let one = PlanCase("", changes).document(.patient).everything
      #expect(one.contains("Why: your clinician will discuss this with you."))
    }
    for changes in ["ps9=current woundHealingPoor=yes", "ps9=current lifeChangeBelief=yes"] {
      #expect(text("P02", changes).contains("One more point: your clinician"))
    }
  }

  @Test func `names no wait for a day where needling is ruled out`() {
    let young = "scarOrStriaeOnset=2026-12-01 keloid=personal"
    #expect(!text("P02", young).contains("settle") && !text("P02", young).contains("Also:"))
    let condition = "keloid=personal antithrombotic=warfarin inr=2.4,2027-02-08"
    #expect(text("P02", condition).contains("Also:"))
    #expect(text("P02", "scarOrStriaeOnset=2026-12-01 woundHealingPoor=yes").contains("settle"))
  }

  @Test(arguments: ["woundHealingPoor=yes", "keloid=personal", "ps9=current"])
  func `has the patient's worries, but not the room for a course`(_ changes: String) {
    let wishes = text("P04", changes + " painFear=8 needlePhobia=mild sessionsAffordable=2")
    #expect(wishes.contains("You expect pain of 8 out of 10."))
    #expect(wishes.contains("Needles make you uneasy."))
    #expect(!wishes.contains("budget") && !wishes.contains("others can see it"))
  }

  @Test func `names who acts today first`() {
    let actions = PlanCase(
      "",
      "ps9=current ps10=yes ps1=gt3h ps3=3 suspiciousLesion=yes sevenPoint=6 woundHealingPoor=yes"
    ).plan.actions
    #expect(
      actions == ["A-CRISIS-SAME-DAY", "A-SAFEGUARD", "A-LESION-URGENT", "A-GP", "A-MH-BDD"])
  }
}

@Suite struct `The advice on sun` {
  @Test func `tells the least days beside the longer time asked for`() {
    for changes in ["", "pihHistory=mild"] {
      let document = PlanCase("", changes).document(.patient)
      #expect(document.text("P12").contains(changes.isEmpty ? "17 March 2027" : "28 April 2027"))
      #expect(document.text("P15").contains("The days beside “Sun” above are the least."))
      #expect(document.text("P15").contains("every day for 3 months"))
    }
  }
}
