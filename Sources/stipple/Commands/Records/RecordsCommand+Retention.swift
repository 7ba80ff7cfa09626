import ArgumentParser
import ConsultationCore
import Foundation
import Records

extension RecordsCommand {
  /// What is kept longer than it must be.
  struct Retention: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "retention",
      abstract: "Lists what is past its date; erases one record with --erase and --reason.",
      discussion: """
        The years count from the day of the visit or, where that is later, from the day on which the \
        record was begun or signed. Records of patients who were minors, and those \
        in a complaint or claim, may have to be kept longer: the clinic decides, so nothing is \
        erased by itself. Erasing destroys the consultation's key for ever; a tombstone stays, the \
        chains still hold, and the audit trail keeps the reason. Backups and exports made earlier \
        keep the content: destroy them as well.
        """)

    @Option(help: "How long records are kept.") var years = 8
    @Option(help: "Erase this consultation.") var erase: String?
    @Option(help: "Why it is erased; kept in the audit trail.") var reason: String?
    @Flag(help: "Erase it although it is not past its date.") var early = false
    @Flag(help: "Erase it without asking for its whole ID.") var yes = false
    @Option(help: "text, json or csv.") var format = RecordTable.Format.text
    @OptionGroup var store: StoreArguments

    func validate() throws {
      guard (1...200).contains(years) else { throw ValidationError("--years is 1 to 200.") }
      let hasReason = !(reason ?? "").allSatisfy(\.isWhitespace)
      guard (erase == nil) == (reason == nil), hasReason == (reason != nil) else {
        throw ValidationError("--erase ID and --reason TEXT go together, and the text says why.")
      }
      guard erase != nil || !early && !yes else {
        throw ValidationError("--early and --yes go with --erase.")
      }
    }

    func run() throws {
      let store = try store.open()
      let dates = try RetentionDates(of: store, years: years)
      guard let erase, let reason else {
        let past = try pastTheirDate(dates, in: store)
        try store.audit(.view, note: "retention, \(years) years")
        return show(RecordTable(due: past).text(format))
      }
      let id = try store.resolve(erase)
      let listing = try store.listing(of: id)
      guard listing.state != .erased else { throw RecordError.erased(id) }
      guard try early || dates.isPast(listing) else {
        let day = try dates.due(listing).map { " before \($0)" } ?? ""
        throw Failure(
          .usage,
          "\(id) is not past its date\(day); --early erases it all the same. Nothing was done")
      }
      try confirm(listing, as: erase)
      let isLogEmpty = try store.erase(id, note: reason)
      show(
        "\(id) is erased: its key is destroyed, and a tombstone stays. Backups and exports made "
          + "earlier still hold it.")
      if !isLogEmpty { complain(Lingering.sentence("the key of \(id)")) }
    }

    /// What can not be undone needs the whole ID: typed again at a terminal, else on the line.
    private func confirm(_ listing: Listing, as typed: String) throws {
      if yes { return }
      guard isatty(STDIN_FILENO) == 1, isatty(STDERR_FILENO) == 1 else {
        guard ConsultationID(typed) == listing.id else {
          throw Failure(
            .usage, "to erase \(listing.id), give its whole ID or --yes. Nothing was done")
        }
        return
      }
      let row = ListRow(listing)
      let what = [row?.reference, row?.day?.description, row?.clinician].compactMap(\.self)
      let question =
        "\(listing.id), \(what.joined(separator: ", ")), is \(listing.state.name). Erasing it can not "
        + "be undone. Type its whole ID: "
      try FileHandle.standardError.write(contentsOf: Data(VisibleText.of(question).utf8))
      guard let line = readLine(),
        ConsultationID(line.trimmed) == listing.id
      else { throw Failure(.usage, "that is not its ID. Nothing was done") }
    }

    private func pastTheirDate(
      _ dates: RetentionDates, in store: Store
    ) throws -> [(listing: Listing, day: Day)] {
      var work = LongWork("looking")
      defer { work.finish() }
      var past: [(listing: Listing, day: Day)] = []
      var before: Int?
      var (done, total) = (0, 0)
      while true {
        let page = try store.consultations(before: before, limit: 500)
        guard let last = page.last else { return past }
        if total == 0 { total = page[0].row }
        for listing in page {
          guard try dates.isPast(listing), let day = try dates.due(listing) else { continue }
          past.append((listing, day))
        }
        done += page.count
        work.reached(done, of: total)
        before = last.row
      }
    }
  }
}
