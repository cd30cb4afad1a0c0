package io.jackstay.runtime.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.jackstay.api.plugin.Secret;
import io.jackstay.runtime.config.alert.OutboundBlock;
import io.jackstay.runtime.config.alert.TelegramBlock;
import io.jackstay.runtime.control.ControlAnswer;
import io.jackstay.runtime.control.ControlCommand;
import io.jackstay.runtime.control.ControlRequest;
import io.jackstay.runtime.fixture.AnswerServer;
import io.jackstay.runtime.fixture.AnswerServer.Answer;
import io.jackstay.runtime.loop.VirtualClock;
import io.jackstay.runtime.outbound.JdkPoster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** H18: what comes by the Bot API and is of a stranger, made up, sent twice or far too much, as it stands on the wire. */
class ForeignChatTest {
    private static final String TOKEN = "123456789:AAexample-of-a-token";
    private static final long BEGIN = 1_772_366_400L;

    private final AnswerServer server = new AnswerServer();
    private final VirtualClock clock = new VirtualClock(BEGIN * 1_000_000_000L);
    private final List<ControlRequest> commands = new ArrayList<>();
    private final List<Said> said = new ArrayList<>();

    @AfterEach
    void close() {
        server.close();
    }

    private Poll poll(String url) {
        TelegramBlock settings = new TelegramBlock(
                Secret.of(TOKEN),
                List.of(5L, -6L),
                List.of(7L),
                true,
                Duration.ofSeconds(60),
                20,
                url,
                OutboundBlock.DEFAULT);
        return new Poll(
                new BotApi(settings, JdkPoster.of(OutboundBlock.DEFAULT)),
                new Chat(
                        settings,
                        (request, answer) -> {
                            if (request.command() != ControlCommand.STATUS) {
                                commands.add(request);
                            }
                            answer.accept(ControlAnswer.of(ControlAnswer.Result.DONE, "done"));
                        },
                        new FakeFacts(List.of("btc")),
                        clock,
                        new SplittableRandom(1),
                        said::add));
    }

    /** One answer to {@code getUpdates}, whatever was confirmed. */
    private void updates(String... updates) {
        server.answer(asked -> asked.path().endsWith("/getUpdates")
                ? Answer.of(200, "{\"ok\":true,\"result\":[%s]}".formatted(String.join(",", updates)))
                : Answer.of(200, "{\"ok\":true,\"result\":{\"username\":\"jackstay_bot\"}}"));
    }

    private static String message(long id, String more) {
        return "{\"update_id\":%d,\"message\":{\"message_id\":3,\"date\":%d,\"text\":\"/halt btc\",%s}}"
                .formatted(id, BEGIN, more);
    }

    private static final String OURS = "\"chat\":{\"id\":5},\"from\":{\"id\":7,\"is_bot\":false}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"chat\":{\"id\":666},\"from\":{\"id\":7}",
                "\"chat\":{\"id\":5},\"from\":{\"id\":666}",
                "\"chat\":{\"id\":\"5\"},\"from\":{\"id\":7}",
                "\"chat\":{\"id\":5.0},\"from\":{\"id\":7}",
                "\"chat\":{\"id\":4294967301},\"from\":{\"id\":7}",
                "\"chat\":{\"id\":5},\"from\":{\"id\":7,\"is_bot\":true}",
                "\"chat\":{\"id\":-6},\"sender_chat\":{\"id\":5},\"from\":{\"id\":1087968824,\"is_bot\":true}",
                "\"chat\":{\"id\":5}",
                "\"chat\":5,\"from\":{\"id\":7}",
                "\"chat\":{\"id\":666},\"forward_from_chat\":{\"id\":5},\"from\":{\"id\":666},\"forward_from\":{\"id\":7}",
                "\"chat\":{\"id\":666},\"reply_to_message\":{\"chat\":{\"id\":5},\"from\":{\"id\":7}},\"from\":{\"id\":666}"
            })
    void nobodyElseCommandsOrIsAnswered(String who) throws InterruptedException {
        updates(message(41, who), message(42, OURS));

        poll(server.url()).turn();

        assertThat(commands).extracting(ControlRequest::by).containsExactly("telegram:5/7");
        assertThat(said).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"edited_message", "channel_post", "edited_channel_post", "business_message"})
    void whatWasEditedOrPostedIsNoCommand(String kind) throws InterruptedException {
        updates(message(41, OURS).replace("\"message\":{", "\"%s\":{".formatted(kind)));

        poll(server.url()).turn();

        assertThat(commands).isEmpty();
    }

    @Test
    void theSameMessageIsDoneOnceHoweverOftenItComes() throws InterruptedException {
        updates(message(41, OURS), message(41, OURS));
        Poll poll = poll(server.url());

        poll.turn();
        poll.turn();
        updates(message(40, OURS));
        poll.turn();

        assertThat(commands).hasSize(1);
    }

    @Test
    void aFloodCommandsNoMoreThanAMinuteAllows() throws InterruptedException {
        String[] flood = new String[500];
        for (int i = 0; i < flood.length; i++) {
            flood[i] = message(41 + i, OURS);
        }
        updates(flood);

        poll(server.url()).turn();

        assertThat(commands).hasSize(20);
        assertThat(said).hasSize(21);
    }

    /** The token is a part of each address that is called. */
    @Test
    void theTokenIsInNoLineOfTheLog() throws InterruptedException {
        ListAppender<ILoggingEvent> kept = new ListAppender<>();
        Logger log = (Logger) LoggerFactory.getLogger("jackstay.telegram");
        kept.start();
        log.addAppender(kept);
        try {
            for (int status : List.of(401, 404, 409, 500)) {
                server.answer(asked -> Answer.of(
                        status, "{\"ok\":false,\"description\":\"no such path: %s\"}".formatted(asked.path())));
                poll(server.url()).turn();
            }
            server.close();
            poll(server.url()).turn();
        } finally {
            log.detachAppender(kept);
        }

        assertThat(kept.list).hasSize(5).allSatisfy(line -> {
            assertThat(line.getFormattedMessage())
                    .contains("Telegram can't be asked")
                    .doesNotContain(TOKEN);
            assertThat(line.getThrowableProxy()).isNull();
        });
    }
}
