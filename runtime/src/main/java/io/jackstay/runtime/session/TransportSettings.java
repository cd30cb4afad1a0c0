package io.jackstay.runtime.session;

import io.jackstay.runtime.config.TransportBlock;
import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.net.NetSettings;
import io.jackstay.runtime.net.Trial;
import io.jackstay.runtime.net.fault.FaultPlan;
import io.jackstay.runtime.net.tape.PlayedClock;
import io.jackstay.runtime.net.wire.Endpoint;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
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
                            block.play().map(file -> requireRecording(file, clock)),
                            block.faults().map(FaultPlan::read),
                            recording(connector, dataDir, clock)));
            if (block.trust().isPresent()) {
                settings = settings.trusting(certificates(block.trust().get()));
            }
            if (block.proxyLogin().isPresent()) {
                settings = settings.proxyLogin(block.proxyLogin().get());
            }
            return block.proxy().isPresent()
                    ? settings.through(Endpoint.of(block.proxy().get()))
                    : settings;
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

    private static List<X509Certificate> certificates(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            List<X509Certificate> read = new ArrayList<>();
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                read.add((X509Certificate) certificate);
            }
            if (read.isEmpty()) {
                throw new IllegalArgumentException("no certificate in " + file);
            }
            return read;
        } catch (IOException e) {
            throw new IllegalArgumentException("no certificates can be read from " + file, e);
        } catch (CertificateException e) {
            throw new IllegalArgumentException("%s holds no certificates (PEM): %s".formatted(file, e.getMessage()), e);
        }
    }

    private static Path requireRecording(Path file, Clock clock) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("there is no recording " + file);
        }
        try {
            new PlayedClock(file, clock);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + " is no recording", e);
        }
        return file;
    }
}
