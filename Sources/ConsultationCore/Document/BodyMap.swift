/// Outlines of a face or a body, with areas filled by how deep they are treated.
public struct BodyMap: Hashable, Sendable, Codable {
  /// The areas, in the order in which they are numbered.
  public var areas: [Area]

  /// Creates a map.
  public init(_ areas: [Area]) {
    self.areas = areas
  }

  /// A region with its name and its depth.
  public struct Area: Hashable, Sendable, Codable {
    /// Where it is drawn.
    public var region: Region
    /// Its printed name.
    public var name: String
    /// How deep the colour is, from 0 (the shallowest) to 4; a number outside is drawn as the nearest.
    public var band: Int
    /// The printed depth, such as `0.5–1.0 mm`, or why the area is left out.
    public var label: String

    /// Creates an area.
    public init(_ region: Region, name: String, band: Int, label: String) {
      self.region = region
      self.name = name
      self.band = band
      self.label = label
    }
  }

  /// A region that can be drawn.
  public enum Region: String, Hashable, Sendable, Codable, CaseIterable {
    case forehead, glabella, temples, periorbitalOutsideRim, nose, cheeks, perioral, chin, jawline
    case neck, decollete, hands, arms, abdomen, flanks, thighs, buttocks, back, shoulders
  }

  /// A line for each area: its name and its depth.
  public var textEquivalent: [String] {
    areas.map { $0.label.isEmpty ? $0.name : "\($0.name): \($0.label)" }
  }
}
