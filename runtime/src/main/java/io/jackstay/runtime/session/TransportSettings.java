package io.jackstay.runtime.session;

import io.jackstay.runtime.config.TransportBlock;
import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.net.NetSettings;
import io.jackstay.runtime.net.Trial;
import io.jackstay.runtime.net.fault.FaultPlan;
import io.jackstay.runtime.net.wire.Endpoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** From the block {@code transport} of a connector to what its transports go by. Stateless. */
final class TransportSettings {
    private static final String FRAMES = "frames";

    private TransportSettings() {}

    /** Throws {@link JackstayException} for a file that is not there or says what can't be. */
    static NetSettings of(PlannedConnector connector, Path dataDir, Clock clock) {
        TransportBlock block = connector.block().transport();
        String path = "connectors." + connector.venue().name() + ".transport:";
        try {
            NetSettings settings = NetSettings.DEFAULT
                    .connectTimeout(block.connectTimeout())
                    .trying(new Trial(
                            block.play().map(TransportSettings::requireFile),
                            block.faults().map(FaultPlan::read),
                            recording(connector, dataDir, clock)));
            return block.proxy()
                    .map(proxy -> settings.through(Endpoint.of(proxy)))
                    .orElse(settings);
        } catch (IllegalArgumentException e) {
            throw new JackstayException(ErrorCode.CONFIG_INVALID, path + " " + e.getMessage(), e);
        }
    }

    private static Optional<Path> recording(PlannedConnector connector, Path dataDir, Clock clock) {
        if (!connector.block().transport().record()) {
            return Optional.empty();
        }
        long millis = TimeUnit.NANOSECONDS.toMillis(clock.epochNanos());
        return Optional.of(dataDir.resolve(FRAMES)
                .resolve("%s-%d.jsonl".formatted(connector.venue().name(), millis)));
    }

    private static Path requireFile(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("there is no recording " + file);
        }
        return file;
    }
}
