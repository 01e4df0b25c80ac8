package dev.crossover.cloud.standin;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.crossover.cloud.autoscaling.AutoScaling;
import dev.crossover.cloud.aws.AwsService;
import dev.crossover.cloud.bill.BillPage;
import dev.crossover.cloud.bill.PriceList;
import dev.crossover.cloud.cloudwatch.CloudWatch;
import dev.crossover.cloud.cloudwatch.Dashboards;
import dev.crossover.cloud.cloudwatch.Metrics;
import dev.crossover.cloud.cloudwatch.alarm.AlarmActions;
import dev.crossover.cloud.cloudwatch.alarm.Alarms;
import dev.crossover.cloud.delivery.ChargedS3Client;
import dev.crossover.cloud.delivery.Objects;
import dev.crossover.cloud.delivery.Queues;
import dev.crossover.cloud.delivery.Retries;
import dev.crossover.cloud.events.Buses;
import dev.crossover.cloud.events.EventsOperations;
import dev.crossover.cloud.events.EventsResources;
import dev.crossover.cloud.faults.FaultGate;
import dev.crossover.cloud.faults.FaultPages;
import dev.crossover.cloud.faults.Faults;
import dev.crossover.cloud.metering.Tally;
import dev.crossover.cloud.metering.UsageLedger;
import dev.crossover.cloud.sagemaker.Endpoints;
import dev.crossover.cloud.sagemaker.SageMaker;
import dev.crossover.cloud.sagemaker.SageMakerResources;
import dev.crossover.cloud.sagemaker.definition.Platform;
import dev.crossover.cloud.scheduler.ScheduleDelivery;
import dev.crossover.cloud.scheduler.SchedulerResources;
import dev.crossover.cloud.scheduler.SchedulerService;
import dev.crossover.cloud.scheduler.Schedules;
import dev.crossover.cloud.slack.SlackHandler;
import dev.crossover.cloud.slack.SlackMessages;
import dev.crossover.cloud.sns.SnsOperations;
import dev.crossover.cloud.sns.SnsResources;
import dev.crossover.cloud.sns.Topics;
import dev.crossover.cloud.storage.Storage;
import dev.crossover.cloud.template.ResourceType;
import dev.crossover.cloud.time.CloudClock;
import dev.crossover.cloud.time.TimeRule;
import org.eclipse.jetty.server.Handler;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * All stand-ins of one cloud. Create them once the engines answer, provision the
 * template, then {@link #start()}: endpoints come up and clocks begin to strike.
 */
public final class StandIns implements AutoCloseable {

	private final CloudClock clock;

	private final Storage storage;

	private final UsageLedger usage;

	private final Topics topics;

	private final Buses buses;

	private final Schedules schedules;

	private final Metrics metrics;

	private final Alarms alarms;

	private final Dashboards dashboards;

	private final Endpoints endpoints;

	private final AutoScaling autoScaling;

	private final QueueMetrics queueMetrics;

	private final SlackMessages slack;

	private final Faults faults = new Faults();

	/**
	 * Opens the stand-ins on what they remember.
	 * @param options how they run
	 * @param s3 the object store behind them
	 * @param sqs the queues behind them
	 */
	public StandIns(StandInOptions options, S3Client s3, SqsClient sqs) {
		this.storage = Storage.in(options.folder());
		this.clock = CloudClock.resume(options.wall(), options.timeScale(), this.storage);
		this.usage = new UsageLedger(this.clock, this.storage);
		Queues queues = new Queues(sqs, this.clock, this.faults);
		this.topics = new Topics(this.clock, queues, this.storage);
		Retries retries = new Retries(this.clock, queues);
		this.buses = new Buses(queues, this.topics, retries, this.storage);
		this.schedules = new Schedules(this.clock, new ScheduleDelivery(queues, this.topics, retries), this.storage);
		this.metrics = new Metrics(this.clock);
		AlarmActions alarmActions = new AlarmActions(this.buses, this.topics);
		this.alarms = new Alarms(this.clock, this.metrics, alarmActions, this.storage);
		this.dashboards = new Dashboards(this.clock, this.storage);
		Platform platform = new Platform(this.clock, this.storage, new Objects(new ChargedS3Client(s3, this.usage)),
				this.topics, this.metrics, this.buses, this.usage);
		this.endpoints = new Endpoints(options.sageMaker(), platform);
		this.autoScaling = new AutoScaling(this.endpoints, this.clock, this.alarms, this.storage);
		this.autoScaling.follow(alarmActions);
		this.queueMetrics = new QueueMetrics(sqs, this.metrics);
		this.slack = new SlackMessages(this.clock, this.storage);
	}

	/**
	 * The time that everything here counts in.
	 * @return how to tell it elsewhere
	 */
	public TimeRule time() {
		return this.clock.rule();
	}

	/**
	 * The services, for the gateway.
	 * @return one for each signing name
	 */
	public List<AwsService> services() {
		return List.of(SnsOperations.service(this.topics),
				new ChargedEvents(EventsOperations.service(this.buses, this.clock), this.usage),
				new SchedulerService(this.schedules), CloudWatch.service(this.metrics, this.alarms, this.dashboards),
				new SageMaker(this.endpoints, this.clock), this.autoScaling.service());
	}

	/**
	 * What answers beside AWS's services.
	 * @return handlers by path
	 */
	public Map<String, Handler> pages() {
		Handler slack = new SlackHandler(this.slack);
		Handler faultPages = new FaultPages(this.faults, this.endpoints.fleets());
		return Map.of("/api/*", slack, "/services/*", slack, "/_slack", slack, "/_faults/*", faultPages, "/_bill",
				new BillPage(PriceList.read(), this.usage));
	}

	/**
	 * What strikes requests for which a fault waits.
	 * @param cloud the address of all services
	 * @return the gate that stands before them
	 */
	public Handler.Wrapper gate(URI cloud) {
		return new FaultGate(this.faults, this.clock, cloud);
	}

	/**
	 * What a template may hold beside the engines' resources.
	 * @return the types
	 */
	public List<ResourceType> resourceTypes() {
		return Stream
			.of(SnsResources.types(this.topics), EventsResources.types(this.buses),
					SchedulerResources.types(this.schedules), CloudWatch.types(this.alarms, this.dashboards),
					SageMakerResources.types(this.endpoints), this.autoScaling.types())
			.flatMap(List::stream)
			.toList();
	}

	/**
	 * The endpoints, for what no call of AWS does to them: capacity that never comes,
	 * instances that die.
	 * @return the endpoints
	 */
	public Endpoints endpoints() {
		return this.endpoints;
	}

	/**
	 * Where the use of everything is taken down.
	 * @return the tally
	 */
	public Tally tally() {
		return this.usage;
	}

	/** Brings everything up that was defined. */
	public void start() {
		this.usage.start();
		this.clock.always(Duration.ofMinutes(1), this::countWhatExists);
		this.endpoints.start();
		this.queueMetrics.start(this.clock);
		this.autoScaling.start();
		this.alarms.start();
		this.schedules.start();
	}

	@Override
	public void close() {
		this.endpoints.close();
		this.usage.close();
		this.clock.close();
		this.storage.close();
	}

	private void countWhatExists() {
		this.usage.exist("cloudwatch.metric", this.metrics.custom());
		this.usage.exist("cloudwatch.alarm", this.alarms.count(false));
		this.usage.exist("cloudwatch.alarm-high-resolution", this.alarms.count(true));
	}

}
