// swift-tools-version: 6.2
import PackageDescription

// Without a dynamic loader the program starts before one would have found its libraries; the price
// is that its own code stands at a fixed address. What a consultation runs stands side by side.
// Asked for by Scripts/release, which builds with the static standard library that it needs. The last
// four libraries are what SQLite and libedit need themselves.
let startsAtOnce: [LinkerSetting] =
  Context.environment["STIPPLE_STATIC"] == nil
  ? []
  : [
    .unsafeFlags(
      [
        "-static-executable", "-ledit", "-lsqlite3", "-ltinfo", "-lbsd", "-lmd", "-lm",
        "-Xlinker", "--symbol-ordering-file=\(Context.packageDirectory)/Scripts/linking/order.txt",
        "-Xlinker", "--no-warn-symbol-ordering",
      ],
      .when(configuration: .release))
  ]

// What the tests run most is optimised for them (Scripts/testing), or they would take twice as long.
let runMost: [SwiftSetting] =
  Context.environment["STIPPLE_TESTS"] == nil
  ? []
  : [.unsafeFlags(["-O"], .when(configuration: .debug))]

let package = Package(
  name: "stipple",
  products: [
    .executable(name: "stipple", targets: ["stipple"]),
    .executable(name: "stipple-typeset", targets: ["stipple-typeset"]),
  ],
  // Exactly those that were tested: no lock file is kept, and the tests' build knows of their insides.
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
  ],
  targets: [
    // The pure core imports nothing; every arrow below points towards it.
    .target(name: "ConsultationCore", swiftSettings: runMost),
    .target(name: "MicroneedlingProtocol", dependencies: ["ConsultationCore"]),
    .target(name: "Interview", dependencies: ["ConsultationCore"]),
    .target(
      name: "Dialogues", dependencies: ["ConsultationCore", "Interview"],
      resources: [.copy("Cases")]),
    .target(
      name: "Records",
      dependencies: [
        "ConsultationCore",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "CryptoExtras", package: "swift-crypto"),
      ]),
    .target(name: "Documents", dependencies: ["ConsultationCore"]),
    .target(
      name: "PolicyFiles",
      dependencies: [
        "ConsultationCore", "MicroneedlingProtocol", "Interview", "Yams",
        .product(name: "Crypto", package: "swift-crypto"),
      ]),
    .target(name: "ProtocolReview", dependencies: ["ConsultationCore", "Interview"]),
    .target(name: "Prompting", dependencies: ["CEditLine"]),
    .target(name: "CBackgroundThread"),
    .systemLibrary(name: "CEditLine", pkgConfig: "libedit", providers: [.apt(["libedit-dev"])]),
    .systemLibrary(
      name: "CPangoCairo", pkgConfig: "pangocairo", providers: [.apt(["libpango1.0-dev"])]),
    .executableTarget(
      name: "stipple",
      dependencies: [
        "ConsultationCore", "MicroneedlingProtocol", "Interview", "Dialogues", "Records",
        "Documents", "Prompting", "PolicyFiles", "ProtocolReview", "CBackgroundThread",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], linkerSettings: startsAtOnce),
    .executableTarget(
      name: "stipple-typeset", dependencies: ["CPangoCairo", "ConsultationCore", "Documents"]),

    .target(name: "CPseudoTerminal", path: "Tests/Support/CPseudoTerminal"),
    .target(
      name: "CFaultyFiles", path: "Tests/Support/CFaultyFiles",
      linkerSettings: [.linkedLibrary("sqlite3")]),
    .target(
      name: "TerminalTesting", dependencies: ["CPseudoTerminal"],
      path: "Tests/Support/TerminalTesting"),
    .target(
      name: "DocumentTesting", dependencies: ["ConsultationCore"],
      path: "Tests/Support/DocumentTesting"),
    .target(name: "SoakTesting", path: "Tests/Support/SoakTesting"),
    .testTarget(
      name: "ConsultationCoreTests", dependencies: ["ConsultationCore", "MicroneedlingProtocol"]),
    .testTarget(
      name: "MicroneedlingProtocolTests",
      dependencies: ["ConsultationCore", "MicroneedlingProtocol", "Interview", "DocumentTesting"]),
    .testTarget(
      name: "InterviewTests",
      dependencies: ["ConsultationCore", "MicroneedlingProtocol", "Interview"]),
    .testTarget(
      name: "DialoguesTests",
      dependencies: ["ConsultationCore", "MicroneedlingProtocol", "Interview", "Dialogues"]),
    .testTarget(
      name: "RecordsTests",
      dependencies: [
        "ConsultationCore", "Records", "CFaultyFiles", "SoakTesting",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "Crypto", package: "swift-crypto"),
      ]),
    .testTarget(
      name: "PolicyFilesTests",
      dependencies: ["ConsultationCore", "MicroneedlingProtocol", "PolicyFiles"]),
    .testTarget(
      name: "ProtocolReviewTests",
      dependencies: ["ConsultationCore", "MicroneedlingProtocol", "Interview", "ProtocolReview"]),
    .testTarget(
      name: "DocumentsTests",
      dependencies: [
        "ConsultationCore", "MicroneedlingProtocol", "Interview", "Dialogues", "Documents",
        "DocumentTesting",
      ],
      exclude: ["Golden"]),
    .executableTarget(
      name: "stipple-bench",
      dependencies: ["ConsultationCore", "MicroneedlingProtocol", "Records"],
      path: "Tests/Support/StippleBench"),
    .executableTarget(
      name: "prompting-probe", dependencies: ["Prompting"], path: "Tests/Support/PromptingProbe"),
    .testTarget(
      name: "PromptingTests", dependencies: ["Prompting", "TerminalTesting", "prompting-probe"]),
    // With the programs that StippleTests run: named there, they would be waited for, and those tests
    // take the longest to compile.
    .testTarget(
      name: "ProgramTests",
      dependencies: [
        "ConsultationCore", "Records", "stipple", "stipple-typeset",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .testTarget(
      name: "StippleTests", dependencies: ["Dialogues", "SoakTesting", "TerminalTesting"]),
  ],
  swiftLanguageModes: [.v6]
)

// Strict settings, written once; the C targets take none of them.
let cTargets = ["CBackgroundThread", "CEditLine", "CFaultyFiles", "CPangoCairo", "CPseudoTerminal"]
for target in package.targets where !cTargets.contains(target.name) {
  var settings: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  ]
  if target.type != .test && !target.name.hasSuffix("Testing") {
    settings.append(.enableUpcomingFeature("InternalImportsByDefault"))
  }
  target.swiftSettings = (target.swiftSettings ?? []) + settings
}
