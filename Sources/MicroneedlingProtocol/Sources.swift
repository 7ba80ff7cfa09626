public import ConsultationCore

extension Source {
  /// Every source of the protocol, grouped by subject.
  public static let all: [Source] =
    skinScales + deviceDocuments + trials + safetyStudies + medicine + anaesthetics + wellbeing
    + practice
}

/// What limits a reading; nothing was read as a whole document.
enum ReadingLimit {
  static let excerpt = "read as an excerpt, not as a whole document"
  static let copy = "a secondary copy, read as an excerpt"
  static let clinicPage = "a clinic or shop page: weak, read as an excerpt"
  static let machineWritten = "a machine-written summary: weak, to be confirmed by a specialist"
}
