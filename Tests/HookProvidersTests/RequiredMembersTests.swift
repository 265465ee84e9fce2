import HookModel
import HookProviders
import JSONText
import TestSupport
import Testing

/// A member is required, and may not be null, only where its sender promises that.
@Suite struct RequiredMembersTests {
    /// The guides of these five are their contracts; `MutantTests` holds their documents to every member shown.
    static let guides: Set<String> = ["bharatcart", "brainsait", "esahayak", "omnisales", "storefront"]

    static let samples = Sample.all.filter { sample in
        let document = (try? TestCatalog.get())?.document(sample.provider)
        return !guides.contains(sample.provider) && document?.event(sample.event)?.isDescribed == true
    }

    @Test(
        "Payloads that senders send, and payloads that they do not",
        arguments: repositories + payments + shops + messages + platforms)
    func verdict(_ test: RequiredMemberCase) throws {
        let finding = try RequiredMemberCase.finding(test.provider, test.event, test.bytes())
        #expect(finding.verdict == test.verdict, "\(finding.errors)")
    }

    @Test("What Shopify sends for any topic: the id, and no id of GraphQL")
    func anyTopic() throws {
        let payload = Array(#"{"id":1,"admin_graphql_api_id":null}"#.utf8)
        for event in try #require(TestCatalog.get().document("shopify")).events {
            let finding = try RequiredMemberCase.finding("shopify", event.type, payload)
            #expect(finding.errors == [], "\(event.type)")
            #expect(finding.verdict == (event.isDescribed ? .valid : .notDescribed), "\(event.type)")
        }
    }

    @Test("A member that need not be there may be null, and may be left out", arguments: samples)
    func optional(_ sample: Sample) throws {
        let document = try JSONDocument(sample.bytes())
        let members = try DescribedMembers.of(sample, document)
        #expect(!members.isEmpty)
        for member in members where !member.isRequired {
            let shorter = Mutation(pointer: member.pointer, replacement: nil).apply(to: document)
            let without = try RequiredMemberCase.finding(sample.provider, sample.event, shorter)
            #expect(without.verdict == .valid, "without \(member.pointer): \(without.errors)")
            // A form has no null, and null tells no type.
            guard try TestCatalog.get().document(sample.provider)?.content == .json,
                try !tellsType(member, sample)
            else { continue }
            let emptied = Mutation(pointer: member.pointer, replacement: "null").apply(to: document)
            let null = try RequiredMemberCase.finding(sample.provider, sample.event, emptied)
            #expect(null.verdict == .valid, "\(member.pointer) as null: \(null.errors)")
        }
    }

    @Test("A member of a wrong type is told where it is", arguments: samples)
    func wrongType(_ sample: Sample) throws {
        guard try TestCatalog.get().document(sample.provider)?.content == .json else { return }
        let document = try JSONDocument(sample.bytes())
        for member in try DescribedMembers.of(sample, document) {
            guard let wrong = member.wrongValue else { continue }
            let mutant = Mutation(pointer: member.pointer, replacement: wrong).apply(to: document)
            let finding = try RequiredMemberCase.finding(sample.provider, sample.event, mutant)
            #expect(finding.verdict == .invalid, "\(member.pointer) as \(wrong)")
            #expect(
                finding.errors.contains { $0.instanceLocation == member.pointer.description },
                "\(member.pointer) as \(wrong): \(finding.errors)")
        }
    }

    @Test("A required member that is missing is told", arguments: samples)
    func missing(_ sample: Sample) throws {
        let document = try JSONDocument(sample.bytes())
        for member in try DescribedMembers.of(sample, document) where member.isRequired {
            // Without what tells the event's type it may be another event.
            guard try !tellsType(member, sample) else { continue }
            let shorter = Mutation(pointer: member.pointer, replacement: nil).apply(to: document)
            let finding = try RequiredMemberCase.finding(sample.provider, sample.event, shorter)
            #expect(finding.verdict == .invalid, "without \(member.pointer)")
        }
    }

    /// Whether the event's type stands there, or inside.
    private func tellsType(_ member: DescribedMember, _ sample: Sample) throws -> Bool {
        let document = try #require(TestCatalog.get().document(sample.provider))
        let event = document.batch.map { $0.isRequired ? $0.place.tokens + ["0"] : [] } ?? []
        return document.eventMembers.type.compactMap(\.pointer).contains { place in
            (event + place.tokens).starts(with: member.pointer.tokens)
        }
    }

    @Test("An event without a payload in the sender's guide has no example of the sender's")
    func examples() throws {
        for document in try TestCatalog.get().documents {
            for event in document.events where event.isDocumented {
                #expect(!event.examples.isEmpty, "\(document.id) \(event.type)")
            }
        }
    }
}
