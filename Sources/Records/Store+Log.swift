import GRDB

extension Store {
  /// Copies the log into the database and cuts it, so that deleted bytes do not linger in it.
  ///
  /// What it follows is done and on disk: where the log cannot be cut, nothing is undone.
  ///
  /// - Returns: Whether it was cut; it cannot be while another program reads the store.
  func emptyLog() -> Bool {
    let result: Void? = try? queue.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
    return result != nil
  }

  /// Gives the log its whole size while nobody waits.
  ///
  /// A log that grows with each answer makes the file system write what it knows of the file as
  /// well, which takes longer than the answer. Zeros are no log to SQLite, so what stands there
  /// changes nothing, even beside a database that is put in the place of this one.
  ///
  /// It is for speed alone: where there is no room, nothing is said, and answers are saved as ever.
  func makeLogRoom() {
    guard PrivateFile.exists(location.database) else { return }
    try? PrivateFile.extend(location.log, to: options.logRoom)
  }
}
