package io.jackstay.distribution.command;

/** Configurations and recordings that the tests vary. */
final class Configs {
    private Configs() {}

    /** A grid on a made-up market that crosses a level about once a second. */
    static final String LIVE = """
            connectors {
              sim {
                plugin = paper
                markets = [
                  { symbol = BTC-USDC-PERP, tick = 0.1, lot = 0.001, feed { type = random-walk, seed = 7, start = 60000 } }
                ]
              }
            }
            bots {
              btc-grid {
                strategy { plugin = grid, market = "sim:BTC-USDC-PERP", levels = 5, spacing = 0.1%, order-size = 0.01 }
                risk = [ { plugin = position-limit, max = 0.5 } ]
              }
            }
            """;

    /** Two such grids. */
    static final String TWO_BOTS = LIVE.replace(
                    "start = 60000 } }", "start = 60000 } }, %s".formatted(marketOf("ETH-USDC-PERP", 8)))
            .replace("bots {", """
                    bots {
                      eth-grid {
                        strategy { plugin = grid, market = "sim:ETH-USDC-PERP", levels = 5, spacing = 0.1%, order-size = 0.01 }
                        risk = [ { plugin = position-limit, max = 0.5 } ]
                      }""");

    private static String marketOf(String symbol, int seed) {
        return "{ symbol = %s, tick = 0.1, lot = 0.001, feed { type = random-walk, seed = %d, start = 60000 } }"
                .formatted(symbol, seed);
    }

    /** The same grid on a second paper exchange, which has its market from the first. */
    static final String UPSTREAM = LIVE.replace("  sim {", "  hl {").replace("bots {", """
                    connectors {
                      sim {
                        plugin = paper
                        markets = [
                          { symbol = BTC-USDC-PERP, tick = 0.1, lot = 0.001, feed { type = upstream, source = "hl:BTC-USDC-PERP" } }
                        ]
                      }
                    }
                    bots {""");

    /** The same grid, for a recording. */
    static final String RECORDED = LIVE.replace(", feed { type = random-walk, seed = 7, start = 60000 }", "");

    /** A market that swings 0.3 % up and down every hundred seconds, a quote a second. */
    static String quotes(int seconds) {
        StringBuilder csv = new StringBuilder("ts_ns,bid,bid_size,ask,ask_size\n");
        for (int i = 0; i < seconds; i++) {
            int phase = i % 100;
            int tenths = 600_000 + 36 * (phase < 50 ? phase : 100 - phase);
            csv.append(1_700_000_000_000_000_000L + i * 1_000_000_000L)
                    .append(",%s,1.5,%s,1.5%n".formatted(price(tenths), price(tenths + 1)));
        }
        return csv.toString();
    }

    private static String price(int tenths) {
        return tenths / 10 + "." + tenths % 10;
    }
}
