import ArgumentParser

/// The saved consultations.
struct RecordsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "records",
    abstract: "Lists, finds, shows, checks, copies and keeps the saved consultations.",
    discussion: """
      An ID may be shortened as long as it is the only one. Whatever is shown, searched or written \
      is noted in the audit trail.
      """,
    subcommands: [
      List.self, Search.self, Show.self, TranscriptOf.self, AddendumTo.self, Verify.self,
      CheckpointOf.self, Audit.self, Export.self, Import.self, Backup.self, Restore.self,
      Rekey.self, Retention.self,
    ])
}
