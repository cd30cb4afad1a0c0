package io.jackstay.runtime.telegram;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.control.JsonLine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One call of the Bot API that tells somebody something. Immutable. */
record Said(String method, String json) {
    Said {
        requireNonNull(method, "method is null");
        requireNonNull(json, "json is null");
    }

    /** @param html with all foreign words escaped */
    static Said message(long chat, String html) {
        return new Said("sendMessage", JsonLine.of(body(chat, html)));
    }

    /** The same with two buttons under it. */
    static Said question(long chat, String html, String yes, String no) {
        Map<String, Object> body = body(chat, html);
        body.put(
                "reply_markup",
                Map.of("inline_keyboard", List.of(List.of(button("Yes, do it", yes), button("No", no)))));
        return new Said("sendMessage", JsonLine.of(body));
    }

    /** Takes the buttons from under a message, so that nobody presses them again. */
    static Said withoutButtons(long chat, long message) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("chat_id", chat);
        body.put("message_id", message);
        body.put("reply_markup", Map.of("inline_keyboard", List.of()));
        return new Said("editMessageReplyMarkup", JsonLine.of(body));
    }

    /** A button stops to turn. */
    static Said pressed(String callback, String words) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("callback_query_id", callback);
        body.put("text", words);
        return new Said("answerCallbackQuery", JsonLine.of(body));
    }

    private static Map<String, Object> body(long chat, String html) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("chat_id", chat);
        body.put("text", html);
        body.put("parse_mode", "HTML");
        body.put("link_preview_options", Map.of("is_disabled", true));
        return body;
    }

    private static Map<String, Object> button(String text, String data) {
        Map<String, Object> button = new LinkedHashMap<>();
        button.put("text", text);
        button.put("callback_data", data);
        return button;
    }
}
