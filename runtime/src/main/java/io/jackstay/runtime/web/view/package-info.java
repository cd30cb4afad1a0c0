/**
 * What a person sees of a session, as trees of objects, texts and whole numbers, made of its published pictures. The same for the stream and
 * for single questions.
 *
 * <p>Adds up what the page is not to add up, and nothing else: never two assets, never paper and live. Pure functions, called on the thread
 * {@code web}. Imports the picture of {@code session} and what it is made of.
 */
package io.jackstay.runtime.web.view;
