package io.jackstay.runtime.launch.operate;

import com.google.inject.Inject;
import io.jackstay.runtime.control.ControlAnswer;
import io.jackstay.runtime.control.ControlClient;
import io.jackstay.runtime.control.ControlCommand;
import io.jackstay.runtime.control.ControlRequest;
import io.jackstay.runtime.launch.command.JsonText;
import io.jackstay.runtime.launch.command.LiveBots;
import io.jackstay.runtime.launch.process.CommandFailure;
import io.jackstay.runtime.launch.process.Environment;
import io.jackstay.runtime.launch.process.ExitCode;
import io.jackstay.runtime.launch.process.Streams;
import io.jackstay.runtime.loop.Clock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Gives one command to the process that runs, after asking where it trades, and shows the answer. Not thread safe: owned by the main thread. */
public final class Operation {
    private final Streams streams;
    private final Environment environment;
    private final Clock clock;
    private final Question question;

    @Inject
    Operation(Streams streams, Environment environment, Clock clock, Question question) {
        this.streams = streams;
        this.environment = environment;
        this.clock = clock;
        this.question = question;
    }

    /**
     * Returns the exit code: 0 done and confirmed, 1 refused or failed, 2 not agreed to, 3 not confirmed.
     *
     * @param asks whether a person has to agree first
     */
    int run(ControlCommand command, boolean asks, Target target) {
        Path dataDir = target.dataDir(environment);
        ControlClient client = new ControlClient(dataDir, clock);
        if (asks && !target.yes()) {
            agree(command, target, client, dataDir);
        }
        ControlRequest request = new ControlRequest(command, target.bot(), "", target.why(), target.subject(), "");
        ControlAnswer answer = ask(client, dataDir, request);
        if (target.json()) {
            streams.out().println(JsonText.of(answer.object(request)));
        } else if (isGood(answer)) {
            streams.out().println("%s: %s".formatted(target.bot(), answer.words()));
        }
        if (!isGood(answer)) {
            streams.err().println("jackstay: %s: %s".formatted(target.bot(), answer.words()));
        }
        return exit(answer).number();
    }

    private void agree(ControlCommand command, Target target, ControlClient client, Path dataDir) {
        if (!question.canBeAsked()) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "%s asks before it does anything, and here is no terminal to answer on: add --yes"
                            .formatted(command.word()));
        }
        ControlAnswer now =
                ask(client, dataDir, new ControlRequest(ControlCommand.STATUS, target.bot(), "", target.why()));
        List<String> sentences = sentences(now);
        if (sentences.isEmpty()) {
            return;
        }
        sentences.forEach(streams.err()::println);
        if (!question.isAnsweredWithYes("%s %s?".formatted(command.word(), target.bot()))) {
            throw new CommandFailure(ExitCode.USAGE, "not agreed to, so nothing was done");
        }
    }

    /** What the bot is doing, and what it holds; empty where the process has none of that name, which it says when it is asked. */
    private static List<String> sentences(ControlAnswer status) {
        return LiveBots.of(status).bots().stream().map(LiveBots.Bot::line).toList();
    }

    private static ControlAnswer ask(ControlClient client, Path dataDir, ControlRequest request) {
        try {
            return client.ask(request)
                    .orElseThrow(() -> new CommandFailure(
                            ExitCode.FAILED,
                            "no process runs on the data directory %s, or it takes no commands; name the configuration, or the folder with --data-dir"
                                    .formatted(dataDir)));
        } catch (IOException e) {
            throw new CommandFailure(
                    request.command() == ControlCommand.STATUS ? ExitCode.FAILED : ExitCode.UNCONFIRMED,
                    "%s of %s: %s".formatted(request.command().word(), request.bot(), e.getMessage()));
        }
    }

    private static boolean isGood(ControlAnswer answer) {
        return answer.result() == ControlAnswer.Result.DONE;
    }

    private static ExitCode exit(ControlAnswer answer) {
        return switch (answer.result()) {
            case DONE -> ExitCode.DONE;
            case REFUSED, FAILED -> ExitCode.FAILED;
            case UNCONFIRMED -> ExitCode.UNCONFIRMED;
        };
    }
}
