import ConsultationCore

/// A view of a face or a body, with the shape of every region that it can show.
///
/// Shapes are in a box of the view's own, 200 points high; numbers are chosen by eye.
struct BodyOutline {
  let name: String
  let width: Double
  /// The radius of the circles with the numbers.
  let numberRadius: Double
  let details: [(path: Drawing.Path, fill: Drawing.Ink?, lineWidth: Double)]
  let regions: [(region: BodyMap.Region, path: Drawing.Path, number: Drawing.Point)]

  static let height = 200.0
  static let all = [face, front, back]

  func shows(_ region: BodyMap.Region) -> Bool {
    regions.contains { $0.region == region }
  }

  // MARK: Face

  static let face = BodyOutline(
    name: "Face and neck", width: 160, numberRadius: 5.4,
    details: [
      (.smooth(points([60, 168, 58, 186, 44, 196, 116, 196, 102, 186, 100, 168])), .skin, 0.8),
      (.smooth(points([27, 82, 19, 82, 21, 104, 30, 110])).mirrored(about: 80), .skin, 0.8),
      (.smooth(skull), .skin, 1),
      (.ellipse(.init(57, 88), 9, 4), .paper, 0.7),
      (.ellipse(.init(103, 88), 9, 4), .paper, 0.7),
      (.circle(.init(57, 88), 3), .outline, 0.5),
      (.circle(.init(103, 88), 3), .outline, 0.5),
      (
        .smooth(points([42, 76, 50, 71, 60, 70, 70, 74]), closed: false).mirrored(about: 80), nil,
        1.6
      ),
      (.smooth(points([73, 117, 77, 121, 80, 119, 83, 121, 87, 117]), closed: false), nil, 0.9),
      (lips, .skin, 0.8),
    ],
    regions: [
      (
        .forehead,
        .smooth(points([44, 60, 50, 38, 80, 27, 110, 38, 116, 60, 98, 64, 80, 61, 62, 64])),
        .init(80, 46)
      ),
      (.glabella, .smooth(points([73, 67, 87, 67, 85, 83, 75, 83])), .init(80, 74)),
      (
        .temples,
        .smooth(points([33, 60, 40, 58, 40, 74, 37, 92, 29, 88, 29, 72])).mirrored(about: 80),
        .init(125, 74)
      ),
      (
        .periorbitalOutsideRim,
        (Drawing.Path.ellipse(.init(57, 88), 18, 11.5) + .ellipse(.init(57, 88), 12, 6)).mirrored(
          about: 80),
        .init(103, 97)
      ),
      (
        .nose, .smooth(points([76, 86, 84, 86, 88, 108, 92, 117, 80, 122, 68, 117, 72, 108])),
        .init(80, 109)
      ),
      (
        .cheeks,
        .smooth(points([34, 102, 48, 102, 64, 106, 66, 122, 58, 138, 44, 140, 35, 124])).mirrored(
          about: 80), .init(112, 120)
      ),
      (
        .perioral,
        .smooth(points([80, 125, 97, 128, 104, 139, 96, 149, 80, 152, 64, 149, 56, 139, 63, 128]))
          + lips, .init(80, 129.5)
      ),
      (
        .chin, .smooth(points([66, 154, 80, 156, 94, 154, 97, 164, 80, 172, 63, 164])),
        .init(80, 164)
      ),
      (
        .jawline,
        .smooth(points([35, 132, 42, 144, 54, 150, 61, 164, 58, 170, 46, 158, 37, 144])).mirrored(
          about: 80), .init(108, 160)
      ),
      (
        .neck, .smooth(points([62, 173, 80, 177, 98, 173, 99, 186, 106, 193, 54, 193, 61, 186])),
        .init(80, 186)
      ),
    ])

  private static let lips = Drawing.Path.smooth(
    points([66, 139, 75, 135, 80, 136.5, 85, 135, 94, 139, 87, 144, 80, 145.5, 73, 144]))

  private static let skull = points([
    80, 8, 108, 14, 128, 38, 133, 72, 129, 108, 122, 138, 104, 164, 80, 175, 56, 164, 38, 138, 31,
    108, 27, 72, 32, 38, 52, 14,
  ])

  // MARK: Body

  static let front = BodyOutline(
    name: "Front", width: 110, numberRadius: 4.4, details: figure,
    regions: [
      (
        .decollete, .smooth(points([43, 36, 55, 34, 67, 36, 66, 48, 55, 54, 44, 48])), .init(55, 44)
      ),
      (
        .arms,
        .smooth(points([74, 50, 79.5, 46, 84, 68, 88, 92, 83, 94, 78, 70])).mirrored(about: 55),
        .init(81.5, 70)
      ),
      (
        .hands,
        .smooth(points([84, 97, 89.5, 95, 92, 106, 88, 112, 84.5, 106])).mirrored(about: 55),
        .init(88, 104)
      ),
      (.abdomen, .smooth(points([46, 64, 55, 62, 64, 64, 64, 84, 55, 94, 46, 84])), .init(55, 78)),
      (
        .flanks, .smooth(points([67, 64, 70.5, 62, 69, 76, 72, 90, 67, 88])).mirrored(about: 55),
        .init(69, 78)
      ),
      (
        .thighs,
        .smooth(points([58, 106, 73, 102, 72, 124, 69, 142, 60, 142])).mirrored(about: 55),
        .init(65.5, 122)
      ),
    ])

  static let back = BodyOutline(
    name: "Back", width: 110, numberRadius: 4.4, details: figure,
    regions: [
      (
        .shoulders, .smooth(points([62, 33, 76, 37, 79, 48, 71, 50, 64, 40])).mirrored(about: 55),
        .init(72, 42)
      ),
      (
        .back, .smooth(points([43, 42, 55, 38, 67, 42, 69, 60, 67, 84, 43, 84, 41, 60])),
        .init(55, 62)
      ),
      (.buttocks, .ellipse(.init(64, 97), 8.5, 9) + .ellipse(.init(46, 97), 8.5, 9), .init(64, 97)),
    ])

  private static let figure: [(path: Drawing.Path, fill: Drawing.Ink?, lineWidth: Double)] = [
    (.smooth(half + half.reversed().map { .init(110 - $0.x, $0.y) }), .skin, 1),
    (.ellipse(.init(55, 16), 9.5, 12), .skin, 1),
  ]

  /// The right half of a figure from the neck round the hand to the crotch.
  private static let half = points([
    58, 26, 60, 31, 72, 34, 80, 42, 84, 64, 89, 90, 93, 106, 89, 113, 84, 107, 82, 93, 77, 70, 73,
    54, 71, 74, 75, 98, 75, 122, 71, 150, 70, 182, 73, 194, 62, 195, 62, 178, 60, 150, 57, 112,
  ])

  private static func points(_ numbers: [Double]) -> [Drawing.Point] {
    stride(from: 0, to: numbers.count - 1, by: 2).map { .init(numbers[$0], numbers[$0 + 1]) }
  }
}
