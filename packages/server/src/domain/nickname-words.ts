// Words for nicknames, chosen so that every combination is friendly, and short enough for the longest to fit a user name.

const words = (text: string): readonly string[] => text.trim().split(/\s+/)

/** What somebody may be called. */
export const NICKNAME_ADJECTIVES = words(`
  amiable bold brave bright brisk calm cheerful clever cosy crisp curious daring eager earnest fair gentle glad golden graceful
  happy hardy helpful honest humble jolly joyful keen kind lively loyal lucid lucky mellow merry mindful modest neat nimble noble
  patient peaceful playful polite proud quick quiet radiant ready serene shiny sincere smart snug spry steady sunny swift tidy
  trusty upbeat vivid warm wise witty
`)

/** Animals that people like. */
export const NICKNAME_ANIMALS = words(`
  albatross alpaca antelope badger bison bluebird bobcat butterfly caribou chickadee chinchilla cormorant crane cricket deer dolphin
  dormouse dragonfly eagle egret falcon ferret finch firefly flamingo fox gazelle gecko giraffe hamster hare hawk hedgehog heron
  hummingbird ibis kestrel kingfisher kiwi koala ladybird lark lemur lion llama lynx magpie manatee marmot marten moose narwhal newt
  nightingale ocelot osprey otter owl panda pelican penguin puffin quokka rabbit raven robin salmon seahorse seal sparrow squirrel
  starling stork swallow swan tapir tiger toucan turtle walrus wombat woodpecker wren zebra
`)

/** Colours that most people can picture. */
export const NICKNAME_COLOURS = words(`
  amber aqua azure blue bronze copper coral crimson emerald gold green indigo ivory jade lavender lilac lime magenta mint ochre
  olive orange peach pearl plum purple rose ruby sapphire scarlet sienna silver teal turquoise violet yellow
`)
