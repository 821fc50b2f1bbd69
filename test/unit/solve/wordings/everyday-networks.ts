import type { WordedQuestion } from './worded-question.ts';
import { worded } from './worded-question.ts';

/** Questions of sizes and schedules of small networks, as lecturers and students put them. */
export const EVERYDAY_NETWORKS: readonly WordedQuestion[] = [
	...worded('accounting.perceptron-parameters', 'Neural networks', [
		['An MLP has the architecture 13-32-16-1. How many trainable parameters does it have (with biases)?', { P: 993 }],
		['How many weights, without biases, does a dense network with layer sizes 100, 80, 40, 10 have?', { W: 11600 }],
		[
			'Calculate the number of parameters of the network `model = nn.Sequential(nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 10))`.',
			{ P: 101770 },
		],
		[
			'A Keras model consists of Dense(64, input_shape=(30,)), Dense(64) and Dense(3). How many parameters does model.summary() show in total?',
			{ P: 6339 },
		],
		[
			'Consider a fully connected network that maps 28x28 images to 10 classes with layers 784 → 100 → 10. Count its parameters.',
			{ P: 79510 },
		],
		[
			'A feed-forward network has 2 inputs, one hidden layer with 3 neurons and 1 output. How many parameters (weights and biases) have to be learned?',
			{ P: 13 },
		],
		[
			'How many parameters are in a multilayer perceptron with input dimension 10, hidden layers of sizes 64, 64 and 32, and 2 output units?',
			{ P: 7010 },
		],
		[
			'Determine the number of weights and biases of a neural network with 5 inputs, three hidden layers of 10 neurons each and 2 outputs.',
			{ W: 270, B: 32 },
		],
		['What is the total number of learnable parameters of a [3072, 500, 10] MLP?', { P: 1541510 }],
		[
			'Give the number of parameters of an MLP with 256 input features, a single hidden layer of 512 units and 100 classes.',
			{ P: 182884 },
		],
	]),
	...worded('training.learning-rate-decay', 'Training', [
		[
			'A step schedule multiplies the learning rate by 0.1 every 30 epochs. It starts at 0.1. What is the learning rate in epoch 70?',
			{ eta_s: 0.001 },
		],
		[
			'The initial learning rate is 0.02 and it is halved every 15 epochs. Compute the learning rate at epoch 50.',
			{ eta_s: 0.0025 },
		],
		['What is the learning rate after 30 epochs of step decay by 0.1 every 10 epochs from 0.1?', { eta_s: 0.0001 }],
		[
			'StepLR with step_size=20 and gamma=0.5 starts from a learning rate of 0.08. What is the learning rate after 65 epochs?',
			{ eta_s: 0.01 },
		],
		[
			'With exponential decay the learning rate is multiplied by 0.9 in every epoch, $\\eta_t = \\eta_0 \\cdot 0.9^t$. It starts at 0.5; what is it after 12 epochs?',
			{ eta_e: 0.1412148 },
		],
		[
			'Use ExponentialLR with gamma 0.98 and initial learning rate 0.003. Give the learning rate after 50 epochs.',
			{ eta_e: 0.001092509 },
		],
		[
			'A polynomial schedule with power 0.9 decays from 0.007 to 0 in 30000 iterations (DeepLab). What is the learning rate at iteration 15000?',
			{ eta_p: 0.003751207 },
		],
		['The learning rate decays linearly from 2e-5 to 0 over 5000 steps. What is it at step 3000?', { eta_p: 8e-6 }],
		[
			'Time-based decay uses $\\eta_t = \\eta_0 / (1 + k t)$ with $\\eta_0 = 0.1$ and $k = 0.01$. What is the learning rate after 100 epochs?',
			{ eta_i: 0.05 },
		],
	]),
	...worded('training.linear-scaling', 'Training', [
		[
			'ResNet-50 is trained with learning rate 0.1 at batch size 256. Which learning rate does the linear scaling rule give for a batch size of 4096?',
			{ eta_l: 1.6 },
		],
		[
			'The batch size is increased from 32 to 512. The learning rate for batch size 32 was 0.0005. What is the learning rate by the linear scaling rule?',
			{ eta_l: 0.008 },
		],
		[
			'According to the square root scaling rule, what learning rate should be used when going from batch size 64 to batch size 1024, if it was 0.001 before?',
			{ eta_q: 0.004 },
		],
	]),
	...worded('training.label-smoothing', 'Training', [
		[
			'Label smoothing of 0.2 is applied to one-hot targets over 4 classes. What target does the correct class get, and what do the others get?',
			{ t: 0.85, o: 0.05 },
		],
		['What is the smoothed target of the true class for 1000 classes with label smoothing 0.1?', { t: 0.9001 }],
		[
			'A model predicts the probabilities (0.6, 0.3, 0.1); the true class is 1. What is the cross-entropy with label smoothing 0.1?',
			{ ell: 0.5936558 },
		],
	]),
	...worded('accounting.transposed-convolution', 'Decoders', [
		[
			'A feature map of size 7x7 goes through a transposed convolution with kernel 4, stride 2, padding 1. What is its output size?',
			{ O: 14 },
		],
		['What is the output size of nn.ConvTranspose2d with kernel_size=2 and stride=2 on a 56x56 input?', { O: 112 }],
		[
			'An upsampling layer is a transposed convolution (kernel size 3, stride 2, padding 1, output padding 1) with an input of width 32. How large is the output?',
			{ O: 64 },
		],
		['Output size of a transposed convolution with kernel 4 and stride 2 on a 16x16 input?', { O: 34 }],
		[
			'Compute the output length of a 1-D transposed convolution with stride 5, kernel size 10 and no padding for an input of length 12.',
			{ O: 65 },
		],
	]),
	...worded('accounting.receptive-field', 'CNNs', [
		[
			'A network consists of a 5x5 convolution (stride 1), a 2x2 max pooling layer (stride 2), a 3x3 convolution (stride 1) and a 2x2 max pooling layer (stride 2). What is the receptive field of the last layer?',
			{ r: 12 },
		],
		[
			'Compute the receptive field of one output unit of nn.Sequential(nn.Conv2d(1, 8, 3), nn.Conv2d(8, 8, 3, stride=2), nn.Conv2d(8, 8, 3)).',
			{ r: 9 },
		],
	]),
];

/** Questions that sound like those, and are given no value. */
export const EVERYDAY_NETWORKS_NEAR_MISSES: readonly { readonly around: string; readonly question: string }[] = [
	{
		around: 'Neural networks',
		question: 'How many hidden layers should a network with 784 inputs and 10 outputs have?',
	},
	{ around: 'Neural networks', question: 'Why does a 784-256-128-10 network overfit on 1000 images?' },
	{ around: 'Neural networks', question: 'How many parameters does a network with 20 inputs and 3 outputs have?' },
	{ around: 'Neural networks', question: 'How long does it take to train a 784-256-10 MLP?' },
	{ around: 'Neural networks', question: 'Which activation is best for an MLP with hidden layers of 64 and 32 units?' },
	{ around: 'Neural networks', question: 'What accuracy does a 784-100-10 network reach on MNIST?' },
	{ around: 'Neural networks', question: 'How many epochs does a 13-32-16-1 MLP need?' },
	{
		around: 'Neural networks',
		question: 'How many multiplications are saved if one half of the hidden units of a network is pruned?',
	},
	{
		around: 'Neural networks',
		question: 'Show that a network with two linear layers of sizes 10 and 20 is no more expressive than one of them.',
	},
	{ around: 'Training', question: 'Which step size schedule is best for a ResNet?' },
	{ around: 'Training', question: 'After how many epochs should the learning rate be dropped?' },
	{ around: 'Training', question: 'Why does one multiply the learning rate by 0.1 every 30 epochs?' },
	{ around: 'Training', question: 'What is the loss in epoch 35 if the learning rate is halved every 10 epochs?' },
	{ around: 'Training', question: 'How does exponential decay compare with cosine annealing?' },
	{ around: 'Training', question: 'Why does the linear scaling rule fail for batch sizes above 8192?' },
	{ around: 'Training', question: 'Which batch size gives the best accuracy with learning rate 0.1?' },
	{ around: 'Training', question: 'Does label smoothing of 0.1 improve the accuracy on ImageNet?' },
	{ around: 'Training', question: 'Why should one not distil from a teacher trained with label smoothing?' },
	{
		around: 'Decoders',
		question: 'Why do transposed convolutions with kernel 3 and stride 2 give checkerboard artifacts?',
	},
	{ around: 'Decoders', question: 'Which kernel size should a transposed convolution have?' },
	{ around: 'CNNs', question: 'Why do large kernels increase the receptive field?' },
];
