import HookModel
import HookProviders
import JSONText
import TestSupport
import Testing

/// For every payload that a guide shows: each required member removed, and each value's JSON type changed, one at a
/// time.
///
/// No mutant may pass, and the error names the place in the body as received.
@Suite struct MutantTests {
    static let shown = Sample.all.filter(\.isFromGuide)

    /// The design's table of the five systems makes this one optional.
    static let optional = ["/api_version"]

    @Test("Guides show payloads")
    func count() {
        #expect(MutantTests.shown.count == 16)
    }

    @Test("Removing a member that every shown payload of the event has", arguments: shown)
    func removal(_ sample: Sample) throws {
        let document = try JSONDocument(sample.bytes())
        let required = try MutantTests.requiredPointers(of: sample)
        #expect(required.count >= 4)
        for pointer in required {
            let mutant = try JSONDocument(Mutation(pointer: pointer, replacement: nil).apply(to: document))
            let findings = try judged(sample, mutant)
            let parent = try #require(pointer.parent)
            let place = try #require(mutant[parent])
            let name = try #require(pointer.tokens.last)
            let isTold = findings.payload.errors.contains { error in
                error.instanceLocation == parent.description && error.line == place.position.line
                    && error.column == place.position.column && error.error.contains("\"\(name)\"")
            }
            #expect(findings.payload.verdict == .invalid, "without \(pointer.description)")
            #expect(isTold, "without \(pointer.description): \(findings.payload.errors)")
        }
    }

    @Test("Changing a value's type", arguments: shown)
    func typeChange(_ sample: Sample) throws {
        let document = try JSONDocument(sample.bytes())
        for (pointer, value) in MutantTests.values(of: document.root) where !pointer.tokens.isEmpty {
            for replacement in ["null", "true", "17", "\"x\"", "[]", "{}"] {
                let mutation = Mutation(pointer: pointer, replacement: replacement)
                guard try JSONDocument(replacement).root.kind.name != value.kind.name else { continue }
                let mutant = try JSONDocument(mutation.apply(to: document))
                let findings = try judged(sample, mutant)
                let place = try #require(mutant[pointer])
                let isTold = findings.payload.errors.contains { error in
                    error.instanceLocation == pointer.description && error.line == place.position.line
                        && error.column == place.position.column
                }
                #expect(findings.payload.verdict == .invalid, "\(pointer.description) as \(replacement)")
                #expect(isTold, "\(pointer.description) as \(replacement): \(findings.payload.errors)")
            }
        }
    }

    private func judged(_ sample: Sample, _ mutant: JSONDocument) throws -> Findings {
        let evaluator = try #require(SampleTests.evaluator)
        return evaluator.evaluate(try SampleRequest.signed(sample, body: mutant.bytes))
    }

    private static func requiredPointers(of sample: Sample) throws -> [JSONPointer] {
        let siblings = shown.filter { $0.provider == sample.provider && $0.event == sample.event }
        var common = values(of: try JSONDocument(sample.bytes()).root).map(\.pointer)
        for sibling in siblings {
            let document = try JSONDocument(sibling.bytes())
            common.removeAll { document[$0] == nil }
        }
        return common.filter { pointer in
            // An array may be shorter; what its elements have is required of each.
            guard let last = pointer.tokens.last, Int(last) == nil else { return false }
            return !optional.contains(pointer.description)
        }
    }

    private static func values(of value: JSONValue) -> [(pointer: JSONPointer, value: JSONValue)] {
        let children = value.kind == .object ? value.members.map(\.value) : value.elements
        return [(value.pointer, value)] + children.flatMap(values)
    }
}
