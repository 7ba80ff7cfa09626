import ConsultationCore
import Dialogues
import Foundation

/// Dialogues on disk.
enum DialogueFiles {
  /// A dialogue file, or those in a folder, in the order of their names.
  static func all(_ path: String) throws -> [String] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw Failure(.notFound, "there is no file or folder \(path)")
    }
    guard isFolder.boolValue else { return [path] }
    return try FileManager.default.subpathsOfDirectory(atPath: path)
      .filter { $0.hasSuffix(CaseFiles.ending) }.sorted().map { path + "/" + $0 }
      .filter(isPlainFile)
  }

  /// Whether it is a file that ends: a pipe in a folder would be waited for without end.
  private static func isPlainFile(_ path: String) -> Bool {
    var kind = stat()
    return stat(path, &kind) == 0 && kind.st_mode & S_IFMT == S_IFREG
  }

  /// The dialogue in a file.
  static func read(_ file: String) throws -> Dialogue {
    let bytes = try Files.read(file)
    do throws(DialogueError) {
      return try Dialogue(parsing: bytes)
    } catch {
      throw Failure(.badInput, "\(file):\(error)")
    }
  }

  /// What to say of a file among others that cannot be read.
  static func words(for error: any Error, _ file: String) -> String {
    (error as? Failure)?.message ?? VisibleText.of("\(file): \(error.localizedDescription)")
  }
}
