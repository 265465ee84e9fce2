import HookFormat
import HookModel
import JSONText
import Testing

@testable import HookInspector

/// A list that ends early says so.
@Suite struct CaptureListTests {
    private static func json(_ page: CapturePage) throws -> JSONValue {
        var writer = JSONWriter()
        CaptureList(page).write(to: &writer)
        return try JSONDocument(String(decoding: writer.bytes, as: UTF8.self)).root
    }

    @Test("A2: a search that ended early is told from one that found nothing")
    func endsEarly() throws {
        let early = CapturePage(
            captures: [], next: 118_345, searched: SearchedPart(to: 118_345, captures: 1735, of: 120_080))
        let json = try Self.json(early)
        #expect(json["complete"]?.bool == false && json["searched_to"]?.int == 118_345)
        #expect(json["next"]?.string == "b2jbd")
        #expect(
            CaptureList(early).text { "http://x/captures.txt?q=a&cursor=\($0)" }
                == "searched 1,735 of 120,080; more: http://x/captures.txt?q=a&cursor=b2jbd\n")
        let nothing = try Self.json(CapturePage(captures: [], next: nil))
        #expect(nothing["complete"]?.bool == true && nothing["searched_to"]?.kind == .null)
        #expect(nothing["next"]?.kind == .null)
        let full = CapturePage(captures: [], next: 7)
        #expect(try Self.json(full)["complete"]?.bool == true)
        #expect(CaptureList(full).text { "L\($0)" } == "next: Lb7\n")
    }

    @Test("A2: a text anywhere in the store is on the first page, and one that is nowhere is known not to be there")
    func wholeStore() async throws {
        let captures = try (0..<3000).map { number in
            try Samples.capture("POST /hook HTTP/1.1\r\nX-Seq: seq-\(number)-end\r\n\r\n")
        }
        try await RunningInspector.with(captures: captures) { inspector async throws in
            for path in [
                "/captures?q=SEQ-0-end", "/captures?q=seq-0-end&path=/h*", "/captures?q=seq-0-end&method=POST",
            ] {
                let found = try await inspector.get(path).json
                #expect(found["captures"]?.elements.compactMap { $0["id"]?.int } == [1])
                #expect(found["complete"]?.bool == true && found["next"]?.kind == .null)
            }
            for path in ["/captures?q=seq-3000-end", "/captures?path=/nope*"] {
                let none = try await inspector.get(path).json
                #expect(none["captures"]?.elements.isEmpty == true)
                #expect(none["complete"]?.bool == true && none["next"]?.kind == .null)
            }
        }
    }
}
