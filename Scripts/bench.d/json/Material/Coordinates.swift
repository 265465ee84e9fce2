import JSONText

/// A GeoJSON (RFC 7946) collection, compact: hardly anything but decimal numbers in small arrays.
enum Coordinates {
    static func write(count: Int) -> [UInt8] {
        var random = Random(seed: 2)
        var writer = JSONWriter()
        writer.object { writer in
            writer.name("type")
            writer.string("FeatureCollection")
            writer.name("features")
            writer.array { writer in
                for index in 0..<count { feature(index, &random, &writer) }
            }
        }
        return writer.bytes
    }

    private static func feature(_ index: Int, _ random: inout Random, _ writer: inout JSONWriter) {
        writer.object { writer in
            writer.name("type")
            writer.string("Feature")
            writer.name("id")
            writer.integer(index)
            writer.name("properties")
            writer.object { writer in
                writer.name("name")
                writer.string("Place \(index)")
            }
            writer.name("geometry")
            writer.object { geometry(index, &random, &$0) }
        }
    }

    private static func geometry(_ index: Int, _ random: inout Random, _ writer: inout JSONWriter) {
        writer.name("type")
        switch index % 4 {
        case 0:
            writer.string("Point")
            writer.name("coordinates")
            position(&random, &writer)
        case 1:
            writer.string("LineString")
            writer.name("coordinates")
            line(random.number(2...60), &random, &writer)
        default:
            writer.string("Polygon")
            writer.name("coordinates")
            writer.array { writer in
                for _ in 0..<random.number(1...3) { line(random.number(4...120), &random, &writer) }
            }
        }
    }

    private static func line(_ count: Int, _ random: inout Random, _ writer: inout JSONWriter) {
        writer.array { writer in
            for _ in 0..<count { position(&random, &writer) }
        }
    }

    private static func position(_ random: inout Random, _ writer: inout JSONWriter) {
        writer.array { writer in
            for limit in [180.0, 90.0] {
                let degrees = Double.random(in: -limit...limit, using: &random)
                // Fifteen digits, as exports of survey data have them.
                let rounded = (degrees * 1e12).rounded() / 1e12
                writer.raw("\(rounded)".utf8)
            }
        }
    }
}
