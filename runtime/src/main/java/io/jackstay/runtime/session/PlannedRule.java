package io.jackstay.runtime.session;

import io.jackstay.api.risk.RiskProvider;
import io.jackstay.runtime.config.PluginBlock;
import io.jackstay.runtime.plugin.PluginHandle;
import java.util.List;

/** A risk rule that can be made: its plugin is loaded, its record bound. */
record PlannedRule(
        String name, PluginBlock block, PluginHandle plugin, Record config, List<RiskProvider.Bound> bounds) {}
