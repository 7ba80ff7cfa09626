import ConsultationCore

// After the session, and what follows from it.

extension PatientCopy {
  // MARK: P11 and P12

  func downtime(_ treatment: Treatment) -> [Block] {
    let rows: [[RichText]] = treatment.downtime.map { stage in
      [
        .strong(Day.span(stage.first, stage.last)), RichText(stage.stage.usual),
        RichText(stage.stage.notUsual),
      ]
    }
    let table = Block.table(
      Block.Table(
        caption: RichText("After \(firstVisit(treatment)). Later sessions run the same way."),
        header: ["When", "Usual", "Not usual: call us"], rows: rows,
        columns: [.init(weight: 2), .init(weight: 3), .init(weight: 3)]))
    return (rows.isEmpty ? [] : [table]) + Block.texts(material.fragments(.p11, .patient))
  }

  func aftercare(_ treatment: Treatment) -> [Block] {
    let isPih = plan.skin.isPihPackage
    let rows: [[RichText]] = treatment.aftercare.map { line in
      let more = isPih && !line.rule.patientIfPih.isEmpty ? " " + line.rule.patientIfPih : ""
      return [
        .strong(line.rule.topic), RichText(line.when), RichText(line.rule.patient + more),
      ]
    }
    let table = Block.table(
      Block.Table(
        caption: RichText(
          "Dates after \(firstVisit(treatment)). Count the same days after each later session."),
        header: ["What", "When", "How"], rows: rows,
        columns: [.init(weight: 2), .init(weight: 2), .init(weight: 4)]))
    return (rows.isEmpty ? [] : [table]) + Block.texts(material.fragments(.p12, .patient))
  }

  private func firstVisit(_ treatment: Treatment) -> String {
    treatment.schedule?.testPatch == nil ? "the first session" : "the small patch"
  }

  // MARK: P13 and P14

  var redFlags: [Block] {
    let groups: [(RedFlag.Urgency, Block.Callout.Kind, RichText)] = [
      (.now, .danger, "Get help now"), (.sameDay, .caution, "The same day"),
      (.twoDays, .note, "Within 2 days"), (.week, .note, "Within a week"),
    ]
    let callouts = groups.map { urgency, kind, title in
      Block.callout(
        kind, title,
        [
          .list(
            RedFlag.all.filter { $0.urgency == urgency }.map { flag in
              "\(flag.sign) \(strong: flag.act)"
            })
        ])
    }
    return callouts + Block.texts(material.fragments(.p13, .patient)) + material.contacts
  }

  var modifications: [Block] {
    Block.texts(speakable(plan.findings.modifications).map(because))
  }

  // MARK: P15 and P16

  func results(_ treatment: Treatment) -> [Block] {
    var texts = [
      "A glow or swelling in the first week is not the result.",
      "The first real change shows after 4 to 12 weeks. The best result shows 3 to 6 months after "
        + "the last session.",
    ]
    if let main = plan.wishes.first(where: \.isMain) {
      for outlook in main.outlooks {
        guard let ceiling = outlook.ceiling else { continue }
        texts.append("What you may hope for: “\(ceiling)”.")
      }
    }
    if let schedule = treatment.schedule, let usual = schedule.usualCount {
      let planned = schedule.sessions.count
      texts.append(
        planned < usual
          ? "The usual course is \(usual) sessions. With \(planned) the effect may be smaller."
          : "We plan \(planned) sessions. Nobody can promise a result.")
    }
    let review =
      (treatment.schedule?.sessions.count ?? 0) < ResultFacts.responseSession
      ? "when we look at the result" : "at session 3"
    texts.append("If there is no change \(review), we stop. More sessions would not help.")
    texts.append(
      "If you find that it was worth it, one session every 6 to 12 months keeps it up. You are free "
        + "to leave it.")
    texts.append(
      "Sunscreen and shade are part of it. The days beside “Sun” above are the least. We ask you to "
        + "keep it up every day for 3 months.")
    return Block.texts(texts + material.fragments(.p15, .patient))
  }

  func consent(_ treatment: Treatment) -> [Block] {
    let isDiscussed = material.answers.choice(Question.consentDiscussed) == .yes
    var blocks: [Block] = [
      .paragraph("We talk through these points with you. Say so if one is not clear."),
      .checkboxes(
        treatment.consent.map { Block.CheckItem(RichText($0.spoken), checked: isDiscussed) }),
    ]
    if isDiscussed {
      blocks.append(
        .fillIns([
          Block.FillIn("Your signature", width: .half), Block.FillIn("Date", width: .half),
          Block.FillIn("Clinician's signature", width: .half), Block.FillIn("Date", width: .half),
        ]))
    } else {
      blocks.append(
        .paragraph("Not all of these have been talked through yet, so there is nothing to sign."))
    }
    return blocks
  }
}
