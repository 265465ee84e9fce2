// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that nobody builds Foundation's JSON readers into hooksight by mistake.
let package = Package(
    name: "json-bench",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "hooksight", path: "../../.."),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    ],
    targets: [
        .executableTarget(
            name: "json-bench",
            dependencies: [
                .product(name: "JSONSchema", package: "hooksight"),
                .product(name: "_HookProviders", package: "hooksight"),
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            swiftSettings: [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]
        )
    ]
)
