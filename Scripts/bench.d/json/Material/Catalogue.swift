import JSONText

/// A shop's catalogue, laid out over lines: deep, many short names, integers, nulls and white space.
enum Catalogue {
    private static let kinds = ["book", "garden", "kitchen", "music", "sport"]

    static func write(count: Int) -> [UInt8] {
        var random = Random(seed: 3)
        var writer = JSONWriter(layout: .pretty)
        writer.object { writer in
            writer.name("version")
            writer.integer(3)
            writer.name("currency")
            writer.string("EUR")
            writer.name("products")
            writer.object { writer in
                for index in 0..<count {
                    writer.name("\(138_586_341 + index * 3)")
                    product(index, &random, &writer)
                }
            }
        }
        return writer.bytes
    }

    private static func product(_ index: Int, _ random: inout Random, _ writer: inout JSONWriter) {
        writer.object { writer in
            writer.name("id")
            writer.integer(138_586_341 + index * 3)
            writer.name("sku")
            writer.string("SKU-\(10_000 + index % 90_000)")
            writer.name("kind")
            writer.string(random.pick(kinds))
            writer.name("subtitle")
            writer.null()
            writer.name("logo")
            if random.chance(50) { writer.null() } else { writer.string("/images/\(index).png") }
            writer.name("topics")
            writer.array { writer in
                let first = 324_846_000 + random.number(0...99)
                for step in 0..<random.number(1...6) { writer.integer(first + step) }
            }
            writer.name("variants")
            writer.array { writer in
                for _ in 0..<random.number(1...4) { variant(&random, &writer) }
            }
            writer.name("parent")
            if random.chance(80) { writer.null() } else { writer.integer(138_586_341) }
        }
    }

    private static func variant(_ random: inout Random, _ writer: inout JSONWriter) {
        writer.object { writer in
            writer.name("area")
            writer.integer(205_705_993 + random.number(0...9))
            writer.name("in_stock")
            writer.bool(random.chance(70))
            writer.name("prices")
            writer.array { writer in
                for _ in 0..<random.number(1...3) {
                    writer.object { writer in
                        writer.name("amount")
                        writer.integer(random.number(100...99_999))
                        writer.name("tax")
                        writer.raw("0.\(random.number(10...25))".utf8)
                        writer.name("from")
                        writer.integer(random.number(1...100))
                    }
                }
            }
        }
    }
}
