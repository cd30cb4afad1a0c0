package io.jackstay.runtime.launch.command;

import io.jackstay.runtime.config.DescribedChoice;
import io.jackstay.runtime.config.DescribedKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Described configuration keys as JSON objects. Immutable: pure functions. */
final class DescribedJson {
    private DescribedJson() {}

    static List<Map<String, Object>> keys(List<DescribedKey> keys) {
        return keys.stream().map(DescribedJson::key).toList();
    }

    private static Map<String, Object> key(DescribedKey key) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", key.name());
        object.put("type", key.type());
        object.put("required", key.required());
        key.defaultText().ifPresent(text -> object.put("default", text));
        if (!key.range().isEmpty()) {
            object.put("range", key.range());
        }
        object.put("doc", key.doc());
        if (!key.nested().isEmpty()) {
            object.put("keys", keys(key.nested()));
        }
        if (!key.choices().isEmpty()) {
            object.put(
                    "choices", key.choices().stream().map(DescribedJson::choice).toList());
        }
        return object;
    }

    private static Map<String, Object> choice(DescribedChoice choice) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("type", choice.name());
        object.put("doc", choice.doc());
        object.put("keys", keys(choice.keys()));
        return object;
    }
}
