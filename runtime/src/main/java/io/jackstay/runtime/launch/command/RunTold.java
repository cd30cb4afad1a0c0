package io.jackstay.runtime.launch.command;

import io.jackstay.api.market.MarketId;
import io.jackstay.runtime.backtest.BacktestResult;
import io.jackstay.runtime.backtest.report.RunWords;
import io.jackstay.runtime.launch.process.CommandFailure;
import io.jackstay.runtime.launch.process.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.regex.Pattern;

/** What a report says of how its run was made. Thread safe: pure functions. */
final class RunTold {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=@%+,-]+");
    private static final int BUFFER = 1 << 16;

    private RunTold() {}

    static RunWords of(
            CommonOptions options,
            List<String> data,
            SortedMap<MarketId, Path> files,
            BacktestResult result,
            Path report) {
        List<RunWords.Row> how = new ArrayList<>();
        how.add(new RunWords.Row("configuration", "%s, SHA-256 %s".formatted(options.file(), hash(options.file()))));
        options.overrides().forEach(override -> how.add(new RunWords.Row("set", override)));
        files.forEach((market, file) ->
                how.add(new RunWords.Row("data of " + market, "%s, SHA-256 %s".formatted(file, hash(file)))));
        how.add(new RunWords.Row("decisions, SHA-256", result.decisionDigest()));
        return new RunWords(how, command(options, data, report));
    }

    private static String command(CommonOptions options, List<String> data, Path report) {
        List<String> words =
                new ArrayList<>(List.of("jackstay", "backtest", options.file().toString()));
        data.forEach(file -> words.addAll(List.of("--data", file)));
        options.overrides().forEach(override -> words.addAll(List.of("--set", override)));
        options.plugins().forEach(folder -> words.addAll(List.of("--plugins", folder.toString())));
        words.addAll(List.of("--report", report.toString()));
        return String.join(" ", words.stream().map(RunTold::quoted).toList());
    }

    /** As a shell takes it for one word. */
    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    private static String hash(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            DigestInputStream through = new DigestInputStream(in, digest);
            byte[] buffer = new byte[BUFFER];
            while (through.read(buffer) >= 0) {
                continue;
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.FAILED, "%s can't be read any more: %s".formatted(file, e.getMessage()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
