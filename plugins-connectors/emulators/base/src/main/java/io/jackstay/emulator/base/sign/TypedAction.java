package io.jackstay.emulator.base.sign;

import io.jackstay.emulator.base.json.Fields;
import io.jackstay.emulator.base.json.ObjectShape;
import io.jackstay.emulator.base.json.Schema;
import io.jackstay.lib.signing.Address;
import io.jackstay.lib.signing.TypedDomain;
import io.jackstay.lib.signing.TypedStruct;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An action whose own fields are signed, as typed data of a domain of which the action names the chain. Immutable. */
public final class TypedAction {
    private final Common common;
    private final List<Field> fields;
    private final ObjectShape shape;
    private final TypedStruct struct;

    /** One of its fields; {@code key} is how a schema has it. */
    private record Field(String name, String type, String key) {
        /** {@code name:type}, {@code name?:type} where it may be missing, {@code name:type=shape} where its shape is another. */
        static Field of(String word) {
            String[] parts = word.split("[:=]");
            String shape = parts[parts.length - 1];
            return new Field(parts[0].replace("?", ""), parts[1], parts[0] + ":" + shape);
        }
    }

    /**
     * What the actions of a venue have in common. Immutable.
     *
     * @param domain name of the signed domain
     * @param prefix what the names of their structs begin with
     * @param chainKey the key of the chain's number, in hexadecimal
     * @param first the first field of each
     */
    public record Common(String domain, String prefix, String chainKey, String first) {}

    private TypedAction(Common common, String primary, List<Field> fields) {
        this.common = common;
        this.fields = fields;
        this.shape = Schema.object(
                fields.stream()
                        .map(Field::key)
                        .collect(Collectors.joining(",", "type:text," + common.chainKey() + ":text,", "")),
                Map.of());
        this.struct = TypedStruct.of(fields.stream()
                .map(field -> field.type() + " " + field.name())
                .collect(Collectors.joining(",", common.prefix() + primary + "(", ")")));
    }

    /** Actions by their types, of lines {@code type Struct field:type field:type=shape ...}. */
    public static Map<String, TypedAction> book(Common common, String... lines) {
        Map<String, TypedAction> book = new TreeMap<>();
        for (String line : lines) {
            String[] words = line.split(" ", 3);
            List<Field> fields = Stream.of((common.first() + " " + words[2]).split(" "))
                    .map(Field::of)
                    .toList();
            book.put(words[0], new TypedAction(common, words[1], fields));
        }
        return book;
    }

    /** What it looks like. */
    public ObjectShape shape() {
        return shape;
    }

    /** Its last field, which repeats the nonce. */
    public String nonceField() {
        return fields.get(fields.size() - 1).name();
    }

    /** The address that has signed these values; empty when they are not signed. */
    public Optional<String> signer(Map<String, Object> action, Map<String, Object> signature) {
        String chain = String.valueOf(action.get(common.chainKey()));
        if (!chain.matches("0x[0-9a-fA-F]{1,12}")) {
            return Optional.empty();
        }
        TypedStruct.Hasher hasher = struct.hasher();
        for (Field field : fields) {
            String name = field.name();
            switch (field.type()) {
                case "uint64" -> hasher.uint(Fields.number(action, name));
                case "bool" -> hasher.bool(Fields.flag(action, name));
                case "address" -> hasher.address(Address.parse(Fields.text(action, name)));
                default -> hasher.string(Fields.findText(action, name).orElse(""));
            }
        }
        TypedDomain domain = TypedDomain.of(common.domain(), "1", Long.parseLong(chain.substring(2), 16), Address.ZERO);
        return Signers.recover(domain.digest(hasher.hash()), signature);
    }
}
