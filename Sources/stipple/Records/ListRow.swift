import ConsultationCore
import Foundation
import Records

/// What a list of records shows of one: never a restricted answer or finding.
struct ListRow: Codable {
  let reference: String?
  let clinician: String?
  let day: Day?
  let verdict: String?

  init(_ consultation: Consultation) {
    reference = consultation.header[.patientReference]
    clinician = consultation.header[.clinician]
    day = consultation.answers.consultDate
    verdict = consultation.recorded?.effective
  }

  /// The row that a listing holds; `nil` where it is erased or unreadable.
  init?(_ listing: Listing) {
    guard let summary = listing.summary,
      let row = try? JSONDecoder().decode(ListRow.self, from: Data(summary))
    else { return nil }
    self = row
  }

  var index: RecordIndex {
    RecordIndex(
      reference: reference.map(Self.normalised), verdict: verdict,
      clinician: clinician.map(Self.normalised),
      month: day.map { String($0.description.prefix(7)) })
  }

  /// Case and spaces apart, so that the same reference is found again.
  static func normalised(_ text: String) -> String {
    text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
