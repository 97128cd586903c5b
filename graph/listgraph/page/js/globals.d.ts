/** What the page gets from outside its modules: vis-network, which has no types of its own here. */
declare const vis: { DataSet: new () => any; Network: new (container: HTMLElement, data: object, options: object) => any };

interface Window {
  listgraph: Readonly<Record<string, any>>;
}
