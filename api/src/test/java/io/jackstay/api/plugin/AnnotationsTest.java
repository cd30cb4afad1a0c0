package io.jackstay.api.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import org.junit.jupiter.api.Test;

class AnnotationsTest {
    @Doc("Trades a made-up market")
    @Choice("made-up")
    private record Config(
            @Doc("Orders on each side") @Default("10") @Range(min = "2", max = "200")
            int levels) {}

    @Plugin(name = "made-up", api = Api.VERSION)
    private static final class Provider implements PluginProvider<Config> {
        @Override
        public Class<Config> configType() {
            return Config.class;
        }
    }

    @Test
    void componentsTellWhatTheBinderNeeds() {
        RecordComponent levels = new Provider().configType().getRecordComponents()[0];

        assertThat(levels.getAnnotation(Doc.class).value()).isEqualTo("Orders on each side");
        assertThat(levels.getAnnotation(Default.class).value()).isEqualTo("10");
        assertThat(levels.getAnnotation(Range.class).min()).isEqualTo("2");
        assertThat(levels.getAnnotation(Range.class).max()).isEqualTo("200");
        assertThat(Config.class.getAnnotation(Choice.class).value()).isEqualTo("made-up");
        assertThat(Config.class.getAnnotation(Doc.class).value()).isEqualTo("Trades a made-up market");
    }

    @Test
    void providersCarryTheVersionTheyWereCompiledAgainst() {
        Plugin plugin = Provider.class.getAnnotation(Plugin.class);

        assertThat(plugin.name()).isEqualTo("made-up");
        assertThat(plugin.api()).isEqualTo(Api.VERSION).matches("\\d+\\.\\d+");
        assertThat(plugin.summary()).isEmpty();
    }
}
