package dev.crossover.cloud.slack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** The methods of Slack's Web API that a bot which posts uses, with Slack's errors. */
final class SlackApi {

	/** Slack cuts a text after so many characters; here it is refused, to be noticed. */
	private static final int LONGEST_TEXT = 40_000;

	private final SlackMessages messages;

	SlackApi(SlackMessages messages) {
		this.messages = messages;
	}

	/**
	 * Calls a method.
	 * @param method its name, such as {@code chat.postMessage}
	 * @param hasToken whether the caller sent a token; any will do
	 * @param input the arguments
	 * @return Slack's answer
	 */
	Map<String, Object> call(String method, boolean hasToken, SlackArguments input) {
		if (method.equals("api.test")) {
			return ok(Map.of());
		}
		if (!hasToken) {
			return error("not_authed");
		}
		return switch (method) {
			case "auth.test" -> ok(Map.of("url", "http://local-cloud/", "team", "Local cloud", "user", "crossover",
					"team_id", "T00000000", "user_id", "U00000000", "bot_id", "B00000000"));
			case "conversations.list" -> ok(Map.of("channels", channels()));
			case "chat.postMessage" -> post(input);
			case "chat.update" -> update(input);
			default -> error("unknown_method");
		};
	}

	/**
	 * Says something through an incoming webhook.
	 * @param channel where
	 * @param input the message
	 * @return Slack's error, or {@code null} when it was said
	 */
	@Nullable String webhook(String channel, SlackArguments input) {
		Object error = say(channel, input).get("error");
		return (error != null) ? error.toString() : null;
	}

	private Map<String, Object> post(SlackArguments input) {
		String channel = input.text("channel");
		return (channel != null) ? say(channel, input) : error("channel_not_found");
	}

	private Map<String, Object> say(String channel, SlackArguments input) {
		String problem = problem(input);
		if (problem != null) {
			return error(problem);
		}
		SlackMessage message = new SlackMessage(channel, this.messages.nextTs(), input.text("thread_ts"),
				input.textOrEmpty("text"), input.json("blocks"), input.text("username"), null);
		this.messages.keep(message);
		return said(message);
	}

	private Map<String, Object> update(SlackArguments input) {
		String problem = problem(input);
		if (problem != null) {
			return error(problem);
		}
		return this.messages.find(input.textOrEmpty("channel"), input.textOrEmpty("ts")).map((message) -> {
			SlackMessage changed = message.changed(input.textOrEmpty("text"), input.json("blocks"),
					this.messages.nextTs());
			this.messages.keep(changed);
			return said(changed);
		}).orElseGet(() -> error("message_not_found"));
	}

	private static @Nullable String problem(SlackArguments input) {
		String text = input.textOrEmpty("text");
		if (text.isEmpty() && input.json("blocks") == null && input.json("attachments") == null) {
			return "no_text";
		}
		return (text.length() > LONGEST_TEXT) ? "msg_too_long" : null;
	}

	private static Map<String, Object> said(SlackMessage message) {
		return ok(Map.of("channel", message.channel(), "ts", message.ts(), "text", message.text(), "message", message));
	}

	private List<Map<String, Object>> channels() {
		return this.messages.newest()
			.stream()
			.map(SlackMessage::channel)
			.distinct()
			.map((name) -> Map.<String, Object>of("id", name, "name", name, "is_channel", true))
			.toList();
	}

	private static Map<String, Object> ok(Map<String, ?> members) {
		Map<String, Object> answer = new LinkedHashMap<>(Map.of("ok", true));
		answer.putAll(members);
		return answer;
	}

	private static Map<String, Object> error(String code) {
		return Map.of("ok", false, "error", code);
	}

}
