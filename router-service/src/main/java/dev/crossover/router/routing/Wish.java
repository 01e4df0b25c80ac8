package dev.crossover.router.routing;

import java.util.List;

import dev.crossover.common.problem.ErrorCode;
import dev.crossover.common.problem.InputError;
import dev.crossover.common.problem.ProblemException;
import dev.crossover.policy.routing.CompletionWindow;
import dev.crossover.policy.routing.PipelineWish;
import org.jspecify.annotations.Nullable;

/**
 * What a caller may wish for beside the models.
 *
 * @param pipeline which pipeline
 * @param window by when
 */
public record Wish(PipelineWish pipeline, CompletionWindow window) {

	/**
	 * Reads a wish.
	 * @param pipeline the name of a pipeline; {@code null} for {@code auto}
	 * @param window the name of a completion window; {@code null} for the usual one
	 * @param usual the account's usual window
	 * @param windowPointer where the window stands in the input
	 * @return the wish
	 * @throws ProblemException when a name is not known
	 */
	public static Wish of(@Nullable String pipeline, @Nullable String window, CompletionWindow usual,
			String windowPointer) {
		return new Wish(pipeline(pipeline), (window != null) ? window(window, windowPointer) : usual);
	}

	private static CompletionWindow window(String name, String pointer) {
		return CompletionWindow.of(name)
			.orElseThrow(() -> unknown(pointer, "The completion window is asap, 1h or 24h."));
	}

	private static PipelineWish pipeline(@Nullable String name) {
		return switch ((name != null) ? name : "auto") {
			case "auto" -> PipelineWish.AUTO;
			case "cpu" -> PipelineWish.CPU;
			case "gpu" -> PipelineWish.GPU;
			default -> throw unknown("pipeline", "The pipeline is auto, cpu or gpu.");
		};
	}

	private static ProblemException unknown(String pointer, String detail) {
		return new ProblemException(ErrorCode.INVALID_REQUEST, detail,
				List.of(InputError.at(pointer, ErrorCode.INVALID_REQUEST.text(), detail)));
	}

}
