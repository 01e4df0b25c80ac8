package dev.crossover.common.trace;

import org.jspecify.annotations.Nullable;

/**
 * What a container is told beside the documents: SageMaker passes one header of at most
 * 1,024 characters on, {@code X-Amzn-SageMaker-Custom-Attributes}.
 *
 * @param models the models, with commas between
 * @param origin where the work comes from
 */
public record CustomAttributes(String models, Origin origin) {

	/**
	 * The header's value.
	 * @return attributes with semicolons between
	 */
	public String text() {
		StringBuilder text = new StringBuilder("models=").append(this.models);
		append(text, Origin.REQUEST_ID, this.origin.requestId());
		append(text, Origin.TRACEPARENT, this.origin.traceparent());
		return text.toString();
	}

	private static void append(StringBuilder text, String name, @Nullable String value) {
		if (value != null) {
			text.append(';').append(name).append('=').append(value);
		}
	}

}
