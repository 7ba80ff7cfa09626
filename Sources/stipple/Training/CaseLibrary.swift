import ConsultationCore
import Dialogues
import Foundation

/// The cases that come with the program, and cases in files.
struct CaseLibrary {
  let setting: Setting

  /// Where the shipped cases are.
  private static var folder: String {
    get throws {
      guard CaseFiles.areBesideProgram else {
        throw Failure(.notFound, "the cases are not beside stipple; they belong into its folder")
      }
      return CaseFiles.folder.path
    }
  }

  /// The names of the shipped cases, in order.
  static var names: [String] {
    get throws { try names(in: folder) }
  }

  private static func names(in folder: String) throws -> [String] {
    let files: [String]
    do {
      files = try FileManager.default.contentsOfDirectory(atPath: folder)
    } catch {
      throw Failure(.inputOutput, "\(folder) cannot be read: \(error.localizedDescription)")
    }
    return files.filter { $0.hasSuffix(CaseFiles.ending) }
      .map { String($0.dropLast(CaseFiles.ending.count)) }.sorted()
  }

  /// The path of a shipped case by its name, or of a file.
  static func path(of name: String) throws -> String {
    if name.contains("/") || name.hasSuffix(CaseFiles.ending) { return name }
    let folder = try Self.folder
    let names = try names(in: folder)
    let matches = names.contains(name) ? [name] : names.filter { $0.hasPrefix(name) }
    switch matches.count {
    case 1: return folder + "/" + matches[0] + CaseFiles.ending
    case 0:
      throw Failure(
        .notFound,
        "there is no case “\(name)”; "
          + (CaseFiles.nearest(to: name, among: names).map { "did you mean “\($0)”? " } ?? "")
          + "stipple case list names them")
    default:
      throw Failure(.notFound, "“\(name)” could mean \(matches.joined(separator: " or "))")
    }
  }

  /// A case made ready for practice.
  func practiceCase(_ name: String) throws -> PracticeCase {
    let path = try Self.path(of: name)
    let dialogue = try DialogueFiles.read(path)
    let file = (path as NSString).lastPathComponent
    let id =
      file.hasSuffix(CaseFiles.ending) ? String(file.dropLast(CaseFiles.ending.count)) : file
    do throws(PracticeCase.Unfit) {
      return try PracticeCase(
        dialogue, id: id, under: setting.protocol, policy: setting.policyLine)
    } catch {
      throw Failure(.badInput, "\(path): \(error)")
    }
  }
}
