/** The paper exchange as a connector plugin. Runs on the account loop that owns it; sees the api and lib.sim. */
package io.jackstay.connector.paper;
