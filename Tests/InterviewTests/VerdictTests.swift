import ConsultationCore
import Interview
import MicroneedlingProtocol
import Testing

@Suite struct `The verdict of a batch` {
  @Test func `is suitable without any finding for the healthy patient`() throws {
    let one = try Assessed([:])
    #expect(one.assessment.verdict == .suitable && one.assertions.isEmpty)
  }

  @Test(arguments: [
    ("2026-08-31", "DEFER R-D02 until 2027-02-28"), ("2026-09-30", "DEFER R-D02 until 2027-03-30"),
    ("2026-09", "DEFER R-D02 until 2027-03-30"),
    ("2026-09-03", "DEFER R-D02 satisfied until 2027-03-03"),
  ]) func `counts six calendar months and clamps to the month's end`(
    _ last: String, _ expected: String
  )
    throws
  {
    let one = try Assessed([
      "isotretinoin": "stopped", "isotretinoinLast": .string(last),
      "proposedDate": last == "2026-08-31" ? "2027-02-27" : "2027-03-03",
    ])
    #expect(one.assertions == [expected])
  }

  @Test func `knows the leap day`() throws {
    let leap: [String: JSONValue?] = [
      "consultDate": "2028-02-10", "proposedDate": "2028-02-12", "isotretinoin": "stopped",
      "isotretinoinLast": "2027-08-31",
    ]
    #expect(try Assessed(leap).assertions == ["DEFER R-D02 until 2028-02-29"])
    let young = try Assessed([
      "dob": "2008-02-29", "consultDate": "2026-02-28", "proposedDate": "2026-03-20",
    ])
    #expect(young.rules == ["R-M02"], "eighteen on the last day of February")
  }

  @Test func `reads a month as its last day`() throws {
    #expect(try Assessed(["haFillerLast": "2027-02"])["R-P02"]?.until?.description == "2027-03-28")
    #expect(try Assessed(["haFillerLast": "2027-01"])["R-P02"]?.status == .satisfied)
  }

  @Test func `counts from a planned last use in the future`() throws {
    let one = try Assessed(["topicalRetinoid": "yes", "topicalRetinoidLast": "2027-03-01"])
    #expect(one.assertions == ["DEFER R-D08 until 2027-03-08"])
  }

  @Test func `lets an event and a vaccine move the day until it rests`() throws {
    let one = try Assessed(["eventDate": "2027-03-07", "vaccinePlanned": "2027-03-20"])
    #expect(
      one.assertions == ["DEFER R-D19 until 2027-04-03", "DEFER R-E09 until 2027-03-08"])
    #expect(one.assessment.earliest?.description == "2027-04-03" && one.assessment.isSettled)
  }

  @Test func `keeps a passed date open while its condition is`() throws {
    let one = try Assessed([
      "koebnerDisease": "vitiligo", "koebnerStableSince": "2025-01-10", "koebnerSeen": "no",
    ])
    #expect(one.assertions == ["DEFER R-M26 until 2026-01-10 provided dermatologist agrees"])
    #expect(one.assessment.verdict == .defer)
  }

  @Test(arguments: [
    ("2026-08-01", "DEFER R-D03 satisfied until 2027-02-01"),
    ("2026-12-01", "DEFER R-D03 until 2027-06-01 provided prescriber agrees"),
  ]) func `asks the prescriber of a retinoid only while its wait runs`(
    _ last: String, _ expected: String
  )
    throws
  {
    let one = try Assessed(["otherSystemicRetinoid": "yes", "otherRetinoidLast": .string(last)])
    #expect(one.assertions == [expected])
  }

  @Test func `waits longer after tan and needling where dark marks are likely`() throws {
    let tan: [String: JSONValue?] = [
      "sunStatus": "tanOrSunbed", "sunDate": "2027-02-08", "microneedlingLast": "2027-01-25",
    ]
    let light = try Assessed(tan)
    #expect(light["R-S03"]?.until?.description == "2027-02-22")
    #expect(light["R-P09"]?.until?.description == "2027-02-22")
    for package in [
      ("pihHistory", JSONValue.string("mild")), ("pihHistory", "unknown"),
      ("melasmaInArea", "stable"),
      ("previousMicroneedling", "pih"), ("clinicianPhototype", "IV"),
      ("fitz", [4, 4, 4, 4, 1, 1, 1, 0].array),
    ] {
      let dark = try Assessed(tan.merging([package.0: package.1]) { $1 })
      #expect(dark["R-S03"]?.until?.description == "2027-03-08", "\(package)")
      #expect(dark["R-P09"]?.until?.description == "2027-03-08", "\(package)")
    }
    let unknown = try Assessed(tan.merging(["fitz": "unknown"]) { $1 })
    #expect(unknown["R-S03"]?.until?.description == "2027-03-08", "not known to be false")
  }

  @Test func `needs more downtime and a longer gap before an event where dark marks are likely`()
    throws
  {
    let event: [String: JSONValue?] = ["eventDate": "2027-03-25", "downtimeDays": 2.json]
    #expect(try Assessed(event).assertions == ["MODIFY R-E10"])
    let dark = try Assessed(event.merging(["pihHistory": "mild"]) { $1 })
    #expect(
      dark.assertions == ["MODIFY R-S02", "MODIFY R-E08", "DEFER R-E09 until 2027-03-26"])
    let unknown = try Assessed(event.merging(["fitz": "unknown"]) { $1 })
    #expect(unknown["R-E09"]?.status == .undecided)
    #expect(unknown["R-E09"]?.conditions == ["answer obtained: fitz"])
  }

  @Test func `excludes where no area is left, and adapts where one is`() throws {
    func verdict(_ areas: JSONValue, _ key: String, _ value: JSONValue) throws -> Verdict {
      try Assessed(["areas": areas, key: value]).assessment.verdict
    }
    let two: JSONValue = ["cheeks", "chin"]
    #expect(try Assessed(["areas": "lipVermilion"]).assertions == ["EXCLUDE R-S28"])
    #expect(try Assessed(["areas": ["lipVermilion", "genital"]]).assertions == ["EXCLUDE R-S28"])
    #expect(try Assessed(["areas": ["lipVermilion", "cheeks"]]).assertions == ["MODIFY R-S28"])
    #expect(try verdict("cheeks", "lymphoedemaInArea", "yes") == .notSuitable)
    #expect(try verdict(two, "lymphoedemaInArea", "yes") == .suitableWithModifications)
    #expect(try verdict("cheeks", "areaFeatures", "portWineHaemangioma") == .notSuitable)
    #expect(try verdict(two, "areaFeatures", "portWineHaemangioma") == .suitableWithModifications)
    // Another area that is never needled leaves no more than the one.
    let one: JSONValue = ["cheeks", "lipVermilion", "genital"]
    #expect(try verdict(one, "lymphoedemaInArea", "yes") == .notSuitable)
    #expect(try verdict(one, "areaFeatures", "portWineHaemangioma") == .notSuitable)
    #expect(try verdict("cheeks", "areaFeatures", "tattooPMU") == .suitableWithModifications)
  }

  @Test func `defers for each safety question that is absent`() throws {
    let one = try Assessed(["keloid": nil, "ps9": "declined", "cardiac": "unknown"])
    #expect(
      one.assertions == ["DEFER R-X01 [keloid]", "DEFER R-X01 [cardiac]", "DEFER R-X01 [ps9]"])
    #expect(
      one.assessment.conditions.map(\.text) == [
        "answer obtained: keloid", "answer obtained: cardiac", "answer obtained: ps9",
      ])
    #expect(one.assessment.findings.map(\.isRestricted) == [false, false, true])
  }

  @Test func `defers where a question beside the safety questions leaves a deferral undecided`()
    throws
  {
    #expect(
      try Assessed(["willUseSunscreen": nil]).assertions == ["MODIFY R-E13 undecided"],
      "without the package no deferral hangs on it")
    #expect(
      try Assessed(["willUseSunscreen": nil, "pihHistory": "mild"]).assertions == [
        "MODIFY R-S02", "DEFER R-E13 undecided provided answer obtained: willUseSunscreen",
      ])
    #expect(
      try Assessed(["ps11": "declined"]).assertions == [
        "DEFER R-Y08 undecided provided answer obtained: ps11"
      ])
    #expect(
      try Assessed(["haFillerLast": nil]).assertions == ["DEFER R-P02 provided date obtained"])
  }

  @Test func `of an empty file is never suitable`() throws {
    let one = try Assessed("{\"consultDate\": \"2027-02-10\"}")
    #expect(one.assessment.verdict == .defer)
    #expect(!one.assessment.findings.contains { $0.level > .defer })
  }

  @Test func `restricts what rests on restricted answers`() throws {
    let one = try Assessed([
      "ps9": "currentPlan", "ps10": "yes", "bloodBorneVirus": "yes",
      "immunosuppression": "hivControlled", "smoker": "yes",
    ])
    #expect(
      one.assessment.findings.filter(\.isRestricted).map(\.rule) == [
        "R-M10", "R-M39", "R-Y05", "R-Y07",
      ])
    #expect(one.assessment.banners == [.emergency])
  }

  @Test(
    arguments: [
      ("yes", JSONValue.number(3), "A-LESION-URGENT", true), ("yes", .number(2), "A-LESION", false),
      ("yes", .null, "A-LESION-URGENT", true), ("yes", "unknown", "A-LESION-URGENT", true),
      ("yesClinicianConcern", .number(0), "A-LESION-URGENT", true),
    ] as [(String, JSONValue, ActionID, Bool)])
  func `treats a lesion as urgent unless its score says otherwise`(
    _ lesion: String, _ score: JSONValue, _ action: ActionID, _ isUrgent: Bool
  ) throws {
    let one = try Assessed(["suspiciousLesion": .string(lesion), "sevenPoint": score])
    #expect(one.assessment.actions == [action])
    #expect(one.assessment.banners == (isUrgent ? [.urgent] : []))
    #expect(one.assessment.verdict == .refer)
  }
}

extension Int {
  /// The number as a value of a batch file.
  var json: JSONValue { .number(Double(self)) }
}

extension [Int] {
  /// The numbers as a value of a batch file.
  var array: JSONValue { .array(map(\.json)) }
}
