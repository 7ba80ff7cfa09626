public import Foundation
import Interview

/// The case files that come with the program.
public enum CaseFiles {
  /// How a case file's name ends.
  public static let ending = ".consult.md"

  /// The folder that holds them, beside the program.
  public static var folder: URL { Bundle.module.bundleURL.appendingPathComponent("Cases") }

  /// Whether they are beside the program: where not, ``folder`` may end it.
  public static var areBesideProgram: Bool {
    let resources = Bundle.main.bundleURL.appendingPathComponent("stipple_Dialogues.resources")
    return FileManager.default.fileExists(atPath: resources.path)
  }

  /// The name that was probably meant.
  public static func nearest(to name: String, among names: [String]) -> String? {
    Nearest.match(for: name, among: names)
  }
}
