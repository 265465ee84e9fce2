// swift-tools-version: 6.2
import PackageDescription

let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")

let package = Package(
    name: "hooksight",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "hooksight", targets: ["hooksight"]),
        .library(name: "JSONSchema", targets: ["JSONSchema", "JSONText"]),
        .executable(name: "jsonschema-bowtie", targets: ["jsonschema-bowtie"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // libcrypto: module map and shim.
        .systemLibrary(name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        // libssl: module map and shim.
        .systemLibrary(name: "COpenSSLTLS", pkgConfig: "libssl", providers: [.apt(["libssl-dev"])]),
        // libpcre2-8: module map.
        .systemLibrary(name: "CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"])]),
        // zlib: module map and shim.
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        // JSON text to values and back: order, exact numbers, source positions, JSON Pointer, edits.
        .target(name: "JSONText"),
        // The words of the design as values; no I/O.
        .target(name: "HookModel", dependencies: ["JSONText", nioCore]),
        // HMAC, digests, constant-time comparison; only importer of COpenSSL.
        .target(name: "HookCrypto", dependencies: ["COpenSSL"]),
        // JSON Schema over JSONText; only importer of CPCRE2.
        .target(name: "JSONSchema", dependencies: ["CPCRE2", "JSONText"]),
        // Bodies as the text that they stand for: content codings, forms, parts, searches; only importer of CZlib.
        .target(name: "HookBody", dependencies: ["CZlib", "HookModel", "JSONText", nioCore]),
        // Which provider, is the signature right, is the payload right: pure and synchronous.
        .target(
            name: "HookProviders",
            dependencies: ["HookBody", "HookModel", "HookCrypto", "JSONSchema", "JSONText", nioCore],
            plugins: ["EmbedCatalog"]
        ),
        // Why a signature failed: pure and synchronous.
        .target(
            name: "HookDiagnosis",
            dependencies: ["HookBody", "HookModel", "HookCrypto", "HookProviders", "JSONText", nioCore]
        ),
        // SQLite: captures, durable before they are answered; only importer of GRDB.
        .target(
            name: "HookStore",
            dependencies: [
                "HookBody", "HookModel", "HookCrypto", "JSONText", nioCore, logging, lifecycle,
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ]
        ),
        // TLS as a channel handler; only importer of COpenSSLTLS.
        .target(name: "HookTLS", dependencies: ["COpenSSLTLS", nioCore]),
        // Bytes on sockets to values and back; only importer of NIOPosix and NIOHTTP1.
        .target(
            name: "HookTransport",
            dependencies: [
                "HookModel", "HookTLS", nioCore, nioPosix, logging, lifecycle,
                .product(name: "NIOHTTP1", package: "swift-nio"),
            ]
        ),
        // The order of the stages, and the forwarder.
        .target(
            name: "HookReceiver",
            dependencies: [
                "HookBody", "HookModel", "HookCrypto", "JSONText", "HookProviders", "HookDiagnosis", "HookStore",
                "HookTLS", "HookTransport", nioCore, logging, lifecycle,
            ]
        ),
        // Each resource as JSON and as text, side by side: one form for inspector, command and terminal.
        .target(
            name: "HookFormat",
            dependencies: ["HookBody", "HookModel", "HookCrypto", "HookProviders", "JSONText", nioCore]
        ),
        // The inspection API over the store; only importer of Hummingbird.
        .target(
            name: "HookInspector",
            dependencies: [
                "HookBody", "HookModel", "HookCrypto", "JSONText", "HookProviders", "HookFormat", "HookStore",
                "HookTransport", nioCore, logging, lifecycle,
                .product(name: "Hummingbird", package: "hummingbird"),
            ],
            plugins: ["EmbedCatalog"]
        ),
        // The command; only importer of ArgumentParser.
        .executableTarget(
            name: "hooksight",
            dependencies: [
                "HookBody", "HookModel", "JSONSchema", "JSONText", "HookProviders", "HookDiagnosis", "HookStore",
                "HookTLS", "HookTransport", "HookReceiver", "HookFormat", "HookInspector", nioCore, logging, lifecycle,
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),
        // The validator behind Bowtie's protocol.
        .executableTarget(name: "jsonschema-bowtie", dependencies: ["JSONSchema", "JSONText"]),
        // Part of the build: compiles provider documents and the OpenAPI document in, and writes the samples into them.
        .executableTarget(name: "catalog-tool", dependencies: ["JSONText"]),
        .plugin(
            name: "EmbedCatalog", capability: .buildTool(), dependencies: ["catalog-tool"], path: "Sources/EmbedCatalog"
        ),
        // Part of Scripts/bench: reading, validating and judging, beside Foundation's readers.
        .executableTarget(
            name: "json-bench",
            dependencies: ["HookBody", "HookModel", "HookProviders", "JSONSchema", "JSONText", nioCore],
            path: "Scripts/bench.d/json", exclude: ["peers.py", "schemas"]
        ),
        // What tests share: samples, secrets, raw sockets, temporary folders.
        .target(
            name: "TestSupport",
            dependencies: ["HookModel", "HookCrypto", "HookProviders", "JSONText", nioCore, nioPosix],
            path: "Tests/TestSupport"
        ),
        // Where official test suites stand, for tests that read them.
        .target(name: "SuiteFiles", path: "Tests/SuiteFiles"),
        // Tests, a target for each module; SystemTests run the built program.
        .testTarget(name: "HookModelTests", dependencies: ["HookModel", "JSONText", "TestSupport", nioCore]),
        .testTarget(name: "HookCryptoTests", dependencies: ["HookCrypto"]),
        .testTarget(name: "JSONTextTests", dependencies: ["JSONText", "SuiteFiles"]),
        .testTarget(name: "JSONSchemaTests", dependencies: ["JSONSchema", "JSONText", "SuiteFiles"]),
        .testTarget(
            name: "HookBodyTests", dependencies: ["HookBody", "HookModel", "JSONText", "TestSupport", nioCore]),
        .testTarget(
            name: "HookProvidersTests",
            dependencies: ["HookBody", "HookCrypto", "HookModel", "HookProviders", "JSONText", "TestSupport", nioCore]),
        .testTarget(
            name: "HookDiagnosisTests",
            dependencies: [
                "HookCrypto", "HookDiagnosis", "HookModel", "HookProviders", "JSONText", "TestSupport", nioCore,
            ]
        ),
        .testTarget(
            name: "HookFormatTests",
            dependencies: [
                "HookCrypto", "HookFormat", "HookModel", "JSONSchema", "JSONText", "TestSupport",
                nioCore, nioPosix,
            ],
            exclude: ["Fixtures"]
        ),
        .testTarget(
            name: "HookStoreTests",
            dependencies: [
                "HookBody", "HookModel", "HookStore", "JSONText", "TestSupport", nioCore, nioPosix, logging,
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            exclude: ["Fixtures"]
        ),
        .testTarget(
            name: "HookTLSTests",
            dependencies: [
                "HookTLS", "TestSupport", nioCore, nioPosix, .product(name: "NIOEmbedded", package: "swift-nio"),
            ],
            exclude: ["Certificates"]
        ),
        .testTarget(
            name: "HookTransportTests",
            dependencies: [
                "HookModel", "HookTLS", "HookTransport", "TestSupport", nioCore, nioPosix, logging, lifecycle,
            ]
        ),
        .testTarget(
            name: "HookInspectorTests",
            dependencies: [
                "HookBody", "HookModel", "HookCrypto", "HookFormat", "HookInspector", "HookProviders", "HookReceiver",
                "HookStore", "JSONSchema", "JSONText", "TestSupport",
                nioCore, nioPosix, logging, lifecycle,
            ]
        ),
        .testTarget(
            name: "HookReceiverTests",
            dependencies: [
                "HookModel", "HookCrypto", "HookProviders", "HookReceiver", "HookStore", "HookTransport", "JSONText",
                "SuiteFiles", "TestSupport", nioCore, nioPosix, logging, lifecycle,
                .product(name: "GRDB", package: "GRDB.swift"),
            ]
        ),
        // The command's settings, output and messages, without a process.
        .testTarget(
            name: "HooksightTests",
            dependencies: [
                "hooksight", "JSONSchema", "JSONText",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),
        .testTarget(
            name: "SystemTests",
            dependencies: [
                "hooksight", "jsonschema-bowtie", "HookModel", "JSONSchema", "JSONText", "SuiteFiles", "TestSupport",
                nioCore,
                logging, lifecycle,
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            exclude: ["Screens"]
        ),
    ]
)

for target in package.targets where target.type != .system && target.type != .plugin {
    target.swiftSettings = [
        .swiftLanguageMode(.v6),
        .treatAllWarnings(as: .error),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
    ]
}

// Tests read thousands of documents, and start the debug program hundreds of times: these are optimised there as well.
let optimised = ["JSONText", "JSONSchema", "HookBody", "HookProviders", "HookDiagnosis"]
for target in package.targets where optimised.contains(target.name) {
    target.swiftSettings?.append(.unsafeFlags(["-O"], .when(configuration: .debug)))
}
