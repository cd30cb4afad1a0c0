package io.jackstay.runtime.telegram;

import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Says the same of every bot it knows, some of it hostile and long. Immutable. */
record FakeFacts(List<String> bots) implements ChatFacts {
    private static final String HOSTILE = "<b>x</b> & \u202e <a href='http://x'>y</a>";

    private Optional<List<String>> of(String bot) {
        return bots.contains(bot) ? Optional.of(Collections.nCopies(300, HOSTILE)) : Optional.empty();
    }

    @Override
    public Optional<List<String>> profit(String bot) {
        return of(bot);
    }

    @Override
    public Optional<List<String>> balance(String bot) {
        return of(bot);
    }

    @Override
    public List<String> profitOfAll() {
        return List.of("profit of all");
    }

    @Override
    public List<String> balanceOfAll() {
        return List.of("balance of all");
    }

    @Override
    public List<String> daysOfAll(Period period, int most) {
        return List.of("%d of %s of all".formatted(most, period));
    }

    @Override
    public Optional<String> ownerOf(long cloid) {
        return cloid == 4711 ? Optional.of("eth") : Optional.empty();
    }

    @Override
    public Optional<List<String>> days(String bot, Period period, int most) {
        return of(bot);
    }

    @Override
    public Optional<List<String>> earned(String bot, int days) {
        return of(bot).map(lines -> List.of("earned in %d days".formatted(days)));
    }

    @Override
    public Optional<List<String>> orders(String bot) {
        return of(bot);
    }

    @Override
    public Optional<List<String>> fills(String bot, int most) {
        return of(bot);
    }

    @Override
    public Optional<List<String>> performance(String bot) {
        return of(bot);
    }

    @Override
    public Optional<List<String>> why(String bot) {
        return of(bot);
    }

    @Override
    public List<String> alerts(int most) {
        return List.of();
    }

    @Override
    public List<String> logs(int most) {
        return List.of(HOSTILE);
    }

    @Override
    public List<String> health() {
        return List.of("up for 1 h");
    }

    @Override
    public String version() {
        return "jackstay test";
    }
}
