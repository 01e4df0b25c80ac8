package dev.crossover.cloud.aws;

import java.io.IOException;
import java.util.Set;

/**
 * One AWS service as the gateway sees it: it answers the requests that a client signed
 * for one of its names.
 */
public interface AwsService {

	/**
	 * The names that a client's credential scope gives this service, such as
	 * {@code sagemaker} or {@code monitoring}.
	 * @return the signing names, never empty
	 */
	Set<String> signingNames();

	/**
	 * The calls that this service answers; it refuses every other.
	 * @return their names, as AWS writes them: {@code CreateTopic}
	 */
	Set<String> operations();

	/**
	 * Answers a request.
	 * @param request the request
	 * @return the answer
	 * @throws AwsError when AWS would answer with an error; the gateway writes it in the
	 * protocol of the request
	 * @throws IOException when the request could not be read
	 */
	AwsResponse handle(AwsRequest request) throws IOException;

}
