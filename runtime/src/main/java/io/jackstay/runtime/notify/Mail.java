package io.jackstay.runtime.notify;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.config.alert.AlertChannel;
import io.jackstay.runtime.config.alert.AlertChannel.MailSecurity;
import io.jackstay.runtime.config.alert.OutboundBlock;
import io.jackstay.runtime.outbound.JsonAnswer;
import io.jackstay.runtime.outbound.TrustedFile;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A mail server that takes mail of ours: plain text, one mail a letter. Not thread safe: confined to the thread of its channel. */
final class Mail implements Channel {
    private static final int LONGEST_SUBJECT = 150;

    /** The reply code at the beginning of what the server says. */
    private static final Pattern CODE = Pattern.compile("(?s)\\s*([245])[0-9]{2}\\b.*");

    private final AlertChannel.Email settings;
    private final Session session;

    /** Throws {@link IllegalArgumentException} when the file of certificates can't be used. */
    Mail(AlertChannel.Email settings, OutboundBlock how) {
        this.settings = requireNonNull(settings, "settings are null");
        Properties properties = properties(settings, how.connectTimeout(), how.timeout());
        how.trust()
                .ifPresent(file -> properties.put(
                        "mail.smtp.ssl.socketFactory", TrustedFile.context(file).getSocketFactory()));
        this.session = Session.getInstance(properties);
    }

    private static Properties properties(AlertChannel.Email settings, Duration connect, Duration answer) {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", settings.host());
        properties.put("mail.smtp.port", String.valueOf(settings.port()));
        properties.put("mail.smtp.connectiontimeout", String.valueOf(connect.toMillis()));
        properties.put("mail.smtp.timeout", String.valueOf(answer.toMillis()));
        properties.put("mail.smtp.writetimeout", String.valueOf(answer.toMillis()));
        properties.put("mail.smtp.auth", String.valueOf(settings.user().isPresent()));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.ssl.enable", String.valueOf(settings.security() == MailSecurity.TLS));
        properties.put("mail.smtp.starttls.enable", String.valueOf(settings.security() == MailSecurity.STARTTLS));
        properties.put("mail.smtp.starttls.required", String.valueOf(settings.security() == MailSecurity.STARTTLS));
        return properties;
    }

    @Override
    public int parts(Letter letter) {
        return 1;
    }

    @Override
    public Outcome send(Letter letter, int part) {
        boolean taken = false;
        try (Transport transport = session.getTransport("smtp")) {
            MimeMessage message = message(letter);
            transport.connect(
                    settings.user().orElse(null),
                    settings.password().map(secret -> secret.reveal()).orElse(null));
            transport.sendMessage(message, message.getAllRecipients());
            taken = true;
            return Outcome.Taken.whole();
        } catch (AuthenticationFailedException e) {
            return new Outcome.Broken("the mail server refuses the login: " + words(e));
        } catch (MessagingException e) {
            return taken ? Outcome.Taken.whole() : failed(e);
        }
    }

    private MimeMessage message(Letter letter) throws MessagingException {
        String domain = settings.from().substring(settings.from().indexOf('@') + 1);
        MimeMessage message = new Named(session, "<%s.jackstay@%s>".formatted(letter.id(), domain));
        message.setFrom(new InternetAddress(settings.from()));
        for (String to : settings.to()) {
            message.addRecipient(Message.RecipientType.TO, new InternetAddress(to));
        }
        message.setSubject(
                VisibleText.cut("[jackstay] " + VisibleText.line(Words.title(letter)), LONGEST_SUBJECT),
                StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(Instant.ofEpochSecond(0, letter.nanos())));
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setText(
                String.join("\n\n", letter.notices().stream().map(Words::plain).toList()) + "\n",
                StandardCharsets.UTF_8.name());
        message.saveChanges();
        return message;
    }

    /** The same name at each try, so that a mail program shows a repeat once. */
    private static final class Named extends MimeMessage {
        private final String id;

        private Named(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }

    /** What begins with 5 is final by RFC 5321, section 4.2.1; whoever mends it is a person. */
    private Outcome failed(MessagingException failure) {
        String why = words(failure);
        for (Exception next = failure; next instanceof MessagingException known; next = known.getNextException()) {
            Matcher code = CODE.matcher(String.valueOf(known.getMessage()));
            if (known instanceof SendFailedException
                    && code.matches()
                    && code.group(1).equals("5")) {
                return new Outcome.Broken("the mail server refuses the mail: " + why);
            }
        }
        return new Outcome.Again("mail could not be sent: " + why);
    }

    private String words(MessagingException failure) {
        StringBuilder words = new StringBuilder();
        for (Exception next = failure;
                next != null;
                next = next instanceof MessagingException known ? known.getNextException() : null) {
            words.append(words.length() == 0 ? "" : "; ").append(next.getMessage());
        }
        return JsonAnswer.excerpt(
                words.toString(),
                settings.password().map(secret -> secret.reveal()).orElse(""));
    }
}
