import { rememberOf } from '../../text/memo.ts';

/**
 * Questions about adapters and soft prompts in German, French, Spanish and Chinese, word for word in English: enough to be found by the keys' own wordings and
 * to have their numbers read by the keys' own names. Longer phrases go first; what is not listed stays as it is.
 */
const GERMAN = `nimmt man=does one take|zufallszahlen=random numbers|faktor=factor|anderen=other|statt beide zufällig zu wählen=instead of both random|statt=instead of|antworten sie=answer|sätzen=sentences|netz=network|angelernt=trained|zweites=second|zweite=second|unabhängiges=independent|unabhängige=independent|das ganze=the whole|direkt lernt=learns directly|spalten=columns|spalte=column|zeilen=rows|zeile=row|zeilenrang=row rank|spaltenrang=column rank|singulärwerten=singular values|singulärwerte=singular values|gleich null=zero|kern=null space|nullraum=null space|es=it|sonst nichts=nothing else|gegenüber=compared to|spart man=are saved|man=one|welcher prozentsatz=what percentage|welchen prozentsatz=what percentage|ist das=is that|sind das=are that|zwei=two|drei=three|vier=four|fünf=five|sechs=six|projektionen=projections|projektion=projection|aller=of all|letzte=last|letzten=last|erste=first|ersten=first|terme=terms|endtoken=end token|ende-token=end token|er=it|beim=at the|berechnet=computed|gelernt werden sollen=are to be learned|sollen=are to|soll=is to|solchen=such|solcher=such|sequenzen=sequences|sequenz=sequence|trainingssequenz=training sequence|zählung ab=counted from|gezählt ab=counted from|danach=then|sagt=predicts|vorher= |vorhersagt=predicts|die form=the shape|form=shape|größte zulässige rang=largest rank|größter zulässiger rang=largest rank|größten zulässigen rang=largest rank|größten rang=largest rank|größte rang=largest rank|größter rang=largest rank|kleinste rang=smallest rank|bleibt=stays|unter=below|beträgt=is|passen=fit|passt=fits|karte=card|karten=cards|grafikkarte=GPU|grundmodell=base model|vortrainierte=pretrained|vortrainierten=pretrained|startpunkt=start|angepassten werte=adapted values|angepasste werte=adapted values|angepasster=adapted|angepassten=adapted|angepasste=adapted|neuen startwert=new start|neuer startwert=new start|neue startwert=new start|innere lernrate=inner learning rate|inneren lernrate=inner learning rate|äußere lernrate=outer learning rate|äußeren lernrate=outer learning rate|innere schrittweite=inner step size|inneren schrittweite=inner step size|äußere schrittweite=outer step size|äußeren schrittweite=outer step size|inneren schritt=inner step|innerer schritt=inner step|äußerer schritt=outer step|äußeren schritt=outer step|erster ordnung=first-order|verluste=losses|summe=sum|beider aufgaben=of both tasks|multipliziert=multiplied|vorfaktor=scaling factor|gezogen=drawn|erwartungswert=expectation|frobenius-norm=Frobenius norm|frobeniusnorm=Frobenius norm|quadrierten=squared|quadrierte=squared|spektralnorm=spectral norm|unteranpassung=underfitting|unterangepasst=underfits|überanpassung=overfitting|maßnahmen=measures|verbessern=improve|maskiert=masked|zählt=counts|zählen=count|gegeben=given|zur testzeit=at test time|festplatte=disk|datei=file|kunden=customers|kunde=customer|nutzer=users|reserviert=reserved|frei bleiben=stay free|voller=full|halbe genauigkeit=half precision|einfache genauigkeit=single precision|selbst=itself|ab=from|quadratische=square|quadratischen=square
genauso viele parameter wie=as many parameters as|ebenso viele parameter wie=as many parameters as|gleich viele parameter wie=as many parameters as|so viele parameter wie=as many parameters as|braucht=needs|gesparte=saved|matrix selbst=matrix itself|niemals=never|nie=never|validierung=validation|validierungsdaten=validation data|der beste=the best|das beste=the best|garantiert=guaranteed|schlechtere=worse|millionen=million|milliarden=billion|allen=all|in allen=in all|größte ganzzahlige rang=largest integer rank|größter ganzzahliger rang=largest integer rank|größten ganzzahligen rang=largest integer rank|ganzzahlige=integer|budget=budget|vorgegeben=given|zur verfügung=available|angewendet=applied|angewandt=applied|überall=everywhere|demselben rang=the same rank|gleichen rang=the same rank|dann=then|matrix=matrix|pro schicht=per layer|je schicht=per layer|pro block=per block|im ganzen modell=in the whole model|angehängt=attached|erhalten=get|erhält=gets|bekommen=get|belegt=takes|belegen=take|benötigt=needs|benötigen=need|bytes=bytes|skaliert=scaled|zusammengeführte=merged|zusammengeführten=merged|verschmolzene=merged|versteckte=hidden|ausgaben=outputs|ziel=target|zieltoken=target tokens|folgt=follows|setzen=set|setzt=sets|zu beginn=at the start|am anfang=at the start|auf diese weise=in this way|funktionieren=work|funktioniert=work|training=training|optimierer=optimiser|optimiererzustand=optimiser state|ohne bias=without biases|mit bias=with biases|präfix=prefix|reparametrisierung=reparametrisation|rohvektoren=raw vectors|laufen=run|durch=through|aufbewahrt=kept|gespeichert=stored|dimension=dimension|abgezogen=taken off|versteckte schicht=hidden layer|schlüssel und werte=keys and values|nur einmal=once|einmal gespeichert=stored once|jedes beispiel=each example|eigene kopie=own copy|verdeckte schicht=hidden layer|einsparfaktor=saving factor|angepasst=adapted|größe=size|trainieren=train|trainiere=train|adaptern=adapters|eingespart=saved|spart=saves|sparen=save|vorteil=advantage|nachteil=disadvantage|ändern=change|erhöhen=raise|verdoppelt=doubled|anpassen=adapt|merken=note|zusätzlichen=extra|zusätzliche=extra|richtig oder falsch=true or false|wahr oder falsch=true or false|wie viele=how many|wie vielen=how many|wie viel=how much|wie groß=how large|wie hoch=how large|wie lang=how long|warum=why|weshalb=why|wieso=why|welchen bruchteil=what fraction|welcher bruchteil=what fraction|welchen anteil=what share|welcher anteil=what share|welche=which|welcher=which|welchen=which|welchem=which|welches=which|was passiert=what happens
begründen sie=explain|begründe=explain|begründung=reason|erklären sie=explain|erkläre=explain|erläutern sie=explain|beschreiben sie=describe|nennen sie=name|berechnen sie=compute|berechne=compute|bestimmen sie=determine|zeigen sie=show|beweisen sie=prove|geben sie=give|leiten sie=derive|vergleichen sie=compare
gewichtsmatrizen=weight matrices|gewichtsmatrix=weight matrix|gewichten=weights|gewichte=weights|gewichts=weight|matrizen=matrices|faktoren=factors|rang=rank|ranges=rank|ränge=ranks|trainierbaren=trainable|trainierbare=trainable|trainierbarer=trainable|lernbare=learnable|lernbaren=learnable|trainierten=trained|trainierte=trained|trainiert=trained|gelernten=learned|gelernt=learned|parametern=parameters|parameter=parameters|zahlen=numbers|einträge=entries|eintrags=entry|eintrag=entry
speicherbedarf=memory|speicherplatz=memory|speicher=memory|schichten=layers|schicht=layer|blöcken=blocks|blöcke=blocks|block=block|modellbreite=model width|breite=width|einbettungsdimension=embedding dimension|einbettungsbreite=embedding width|einbettungen=embeddings|einbettung=embedding|vektoren=vectors|vektor=vector|eingefrorenen=frozen|eingefrorenes=frozen|eingefrorene=frozen|eingefroren=frozen|sprachmodells=language model|sprachmodell=language model|basismodells=base model|basismodell=base model|modelle=models|modells=model|modell=model
aufgaben=tasks|aufgabe=task|verschlechterung=drop in performance|verschlechtert=degrades|verschlechtern=degrade|vergessen=forgetting|vergisst=forgets|katastrophales=catastrophic|katastrophale=catastrophic|leistung=performance|genauigkeit=accuracy|nullen=zeros|null=zero|initialisierung=initialisation|initialisiert=initialised|gradienten=gradients|lernrate=learning rate|schrittweite=step size|schritten=steps|schritte=steps|schritt=step|trainingsverlust=training loss|verlustfunktion=loss|verlust=loss|gleichzeitig=at the same time|kettenregel=chain rule|verschwinden=vanish|verschwindet=vanishes
anteil=share|bruchteil=fraction|prozent=percent|insgesamt=in total|zusammen=together|pro=per|jeweils=each|jede=each|jeder=each|jedes=each|jedem=each|je=each|kleiner=smaller|größer=larger|weniger=fewer|mehr=more|höchstens=at most|mindestens=at least|größte=largest|größter=largest|kleinste=smallest|genau=exactly|als=than|produkts=product|produkt=product|standardabweichung=standard deviation|varianz=variance|unabhängig=independent|mittelwert=mean|zufällig=random|skalierungsfaktor=scaling factor|skalierung=scale
vollständiges=full|vollständige=full|vollen=full|volle=full|volles=full|voll=full|feinabstimmung=fine-tuning|immer=always|besser=better|bessere=better|beste=best|besten=best|bestmögliche=best possible|schlechter=worse|harter=hard|weicher=soft|fragen=questions|frage=question|lösungsweg=reasoning|rechenweg=reasoning|antwort=answer|ergebnis=answer|zeilenumbruch=newline|auffüllung=padding|füllzeichen=padding|positionen=positions|eingaben=inputs|eingabe=input|ausgabe=output|vorhergesagt=predicted|berücksichtigen=count
äußeren schleife=outer loop|äußere schleife=outer loop|inneren schleife=inner loop|innere schleife=inner loop|startwert=initial value|wenigen beispielen=few examples|vorberechnen=precompute|vorausberechnen=precompute|aktivierungen=activations|zurückpropagiert=backpropagated|rechenkosten=compute cost|rechenaufwand=compute|virtuelle=virtual|virtuellen=virtual
die=the|der=the|das=the|des=of the|dem=the|den=the|eine=a|einer=a|einen=a|einem=a|eines=of a|ein=a|ist=is|sind=are|wird=is|werden=are|nicht=not|keine=no|kein=no|kann=can|können=can|muss=must|müssen=must|hat=has|haben=have|wenn=if|auch=also|nur=only|dass=that|durch=by|bei=at|auf=on|aus=from|um=by|über=over|im=in the|zum=to the|zur=to the|und=and|oder=or|mit=with|für=for|von=of|vom=of|beiden=both|beide=both|beider=both|sie=they`;
const FRENCH = `données d'entraînement=training data|n'arrive pas à apprendre=does not learn|n'arrive pas=does not|réglages=settings|doit-il modifier=should he change|modifier=change|constate=finds|réseau=network|quelqu'un=someone|son réseau=his network|aléatoirement=randomly|aléatoire=random|l'autre=the other|noyau=null space|toutes deux=both|tous deux=both|soient=let|soit=let|soi=let|introduit-il=introduces|introduit=introduces|adaptées=adapted|restante=remaining|restant=remaining|par nombre=per number|est-ce=is that|comptant=counting|celui=that|sans=without|dimensions=dimensions|colonnes=columns|lignes=rows|valeurs singulières=singular values|sous-apprend=underfits|stagne=stagnates|niveau élevé=high level|que modifieriez-vous=what would you change|modifieriez-vous=would you change|notre=our|adapté=adapted|clé=key|valeur=value|tokens virtuels=virtual tokens|jetons virtuels=virtual tokens|représentent=are|représente=is|lequel=which|laquelle=which|ce pourcentage=this percentage|reste=stays|inférieur à=below|inférieure à=below|matrice complète=full matrix|matrice pleine=full matrix|matrice carrée=square matrix|de taille=of size|on adapte=we adapt|adapte=adapt|sont tirés=are drawn|tirées=drawn|tirés=drawn|indépendamment=independently|de moyenne nulle=with mean zero|moyenne nulle=mean zero|seulement à l'entrée=only at the input|à l'entrée=at the input|entrée=entry|entrées=entries|de plus que=more than|combien de fois plus que=how many times as many as|clé et valeur=key and value|sans reparamétrisation=without reparametrisation|que vaut=what is|l'espérance=the expectation|espérance=expectation|norme de frobenius=Frobenius norm|au carré=squared|entraîne=trains|entraînent=train|calculée=computed|premier=first|première=first|dernier=last|dernière=last|termes=terms|terme=term|lot=batch|séquences=sequences|séquence=sequence|prédit=predicts|suivant=next|jeton de fin=end token|token de fin=end token|fin de séquence=end of sequence|masque=mask|masqué=masked|compte=counts|comptent=count|comptées à partir de=counted from|numérotées à partir de=counted from|pertes=losses|valeurs adaptées=adapted values|valeur adaptée=adapted value|pas interne=inner step size|pas externe=outer step size|taux d'apprentissage interne=inner learning rate|taux d'apprentissage externe=outer learning rate|point de départ=start|valeur initiale=initial value|nouvelle valeur initiale=new initial value|nouveau point de départ=new start|premier ordre=first-order|du premier ordre=first-order|au premier ordre=first-order|somme=sum|tiennent=fit|tient=fits|loger=fit|carte graphique=GPU|carte=card|sous-apprentissage=underfitting|sous-ajustement=underfitting|que changer=what to change|mesures=measures|économise=saves|économise-t-on=are saved|trois=three|quatre=four|cinq=five|réservés=reserved|libres=free|simple précision=single precision|demi-précision=half precision|chaque tâche=each task|clients=customers|utilisateurs=users|fichier=file|disque=disk|les deux facteurs=both factors|facteurs=factors|dont=whose|on entraîne=are trained|il y a=there are
autant de paramètres que=as many parameters as|matrice elle-même=matrix itself|jamais=never|ne sera jamais=will never be|validation=validation|le meilleur=the best|la meilleure=the best|meilleure=better|meilleurs=better|garanti=guaranteed|garantie=guaranteed|mieux=better|aussi bon=as good|millions de=million|millions d'=million |millions=million|million de=million|milliards de=billion|milliards d'=billion |milliards=billion|milliard de=billion|plus grand rang entier=largest integer rank|plus grand rang=largest rank|rang maximal=maximum rank|dispose=has|budget=budget|appliqué=applied|appliquée=applied|appliqués=applied|partout=everywhere|même rang=same rank|alors=then|entraîne-t-on=are trained|apprend-on=are learned|faut-il=are needed|prompt souple=soft prompt|prompts souples=soft prompts|prompt mou=soft prompt|vaut=is|entier=integer|possible=possible|équipe=team|dont la=whose|dont le=whose|stockage=storage|le stocker=store it|les stocker=store them|initialise=initialises|initialiser=initialise|début=start|au départ=at the start|au début=at the start|entraînement=training|apprentissage=learning|apprendre=learn|figée=frozen|figées=frozen|données=data|exemples=examples|jeton=token|jetons=tokens|par bloc=per block|par couche=per layer|pré-entraîné=pretrained|pré-entraînée=pretrained|pré-entraînés=pretrained|modèle entier=whole model|meilleure initialisation=better initialisation|effet=effect|optimiseur=optimiser|apprenables=learnable|entrainables=trainable|paramètres entraînables=trainable parameters|plus grande valeur=largest value|sans biais=without biases|avec biais=with biases|biais=biases|préfixe=prefix|reparamétré=reparametrised|reparamétrisation=reparametrisation|conserver=keep|conservés=kept|stocker=store|stockés=stored|en tout=in total|taille=size|couche cachée=hidden layer|dimension cachée=hidden dimension|taille cachée=hidden size|largeur du modèle=model width|clés et valeurs=keys and values|clés et les valeurs=keys and values|stockées une seule fois=stored once|stockés une seule fois=stored once|une seule fois=once|chaque exemple=each example|sa propre copie=its own copy|un lot=a batch|du lot=of the batch|le lot=the batch|lot de=batch of|mo=MB|ko=kB|go=GB|octets=bytes|passe dans=passes through|tokens virtuels=virtual tokens|encodeur de prompt=prompt encoder|souple=soft|vrai ou faux=true or false|pourquoi=why|combien de=how many|combien d'=how many |combien=how many|quel pourcentage=what percentage|quelle fraction=what fraction|quelle part=what share|quelles=which|quelle=which|quels=which|quel=which|expliquez=explain|justifiez=explain|décrivez=describe|calculez=compute|déterminez=determine|donnez=give|montrez=show|démontrez=prove|comparez=compare
matrices de poids=weight matrices|matrice de poids=weight matrix|matrices=matrices|matrice=matrix|facteurs=factors|facteur=factor|rang=rank|entraînables=trainable|entraînable=trainable|entraînés=trained|entraîné=trained|appris=learned|apprenables=learnable|paramètres=parameters|paramètre=parameter|poids=weights|nombres=numbers|coefficients=entries|coefficient=entry|octets=bytes|octet=bytes|mémoire=memory|couches=layers|couche=layer|blocs=blocks|bloc=block|largeur=width|dimension=dimension|plongements=embeddings|plongement=embedding
vecteurs=vectors|vecteur=vector|gelé=frozen|gelés=frozen|gelée=frozen|figé=frozen|figés=frozen|modèle de langue=language model|modèle de base=base model|modèles=models|modèle=model|tâches=tasks|tâche=task|oubli catastrophique=catastrophic forgetting|oublier=forget|oubli=forgetting|performances=performance|nulle=zero|nulles=zero|nul=zero|nuls=zero|zéro=zero|zéros=zeros|initialisation=initialisation|initialisés=initialised|initialisées=initialised|initialisé=initialised|gradients=gradients|taux d'apprentissage=learning rate|pas=step|perte=loss|simultanément=at the same time|produit=product
pourcentage=percentage|au total=in total|ensemble=together|par=per|chaque=each|chacun=each|chacune=each|plus petite=smaller|plus petit=smaller|plus grosse=larger|plus grande=larger|plus grand=larger|moins de=fewer|plus de=more|au plus=at most|au moins=at least|exactement=exactly|écart-type=standard deviation|écart type=standard deviation|variance=variance|adaptateurs=adapters|adaptateur=adapter|adaptée=adapted|affinage complet=full fine-tuning|fine-tuning complet=full fine-tuning|économiser=save|complète=full|complet=full|carrée=square|fois=times|toujours=always|meilleur=better|préférable=better|pire=worse|souples=soft|souple=soft
réponse=answer|saut de ligne=newline|remplissage=padding|raisonnement=reasoning|positions=positions|position=position|boucle interne=inner loop|boucle externe=outer loop|coût de calcul=compute cost
la=the|les=the|le=the|des=of the|du=of the|une=a|un=a|est=is|sont=are|ne=not|peut=can|peuvent=can|doit=must|a=has|ont=have|si=if|aussi=also|seulement=only|que=that|sur=on|dans=in|avec=with|pour=for|et=and|ou=or|de=of|d'=of |l'=the |deux=two|même=same|à partir de=from|à=at|en=in|par rapport à=compared to|cela=that`;
const SPANISH = `núcleo=null space|clave y valor=key and value|clave=key|posiciones=positions|entrena=trains|ocupa=takes|por número=per number|número=number|aleatorios=random|otro=other|ni ambos=and not both|columnas=columns|filas=rows|valores singulares=singular values|antepone=is prepended|a las entradas=to the inputs|con su propio=with its own|no cuesta nada=costs nothing|sufrir=suffer|justifica=explain|no importa=does not matter|qué cambiarías=what would you change|ajustas=you adapt|subajuste=underfitting|hay subajuste=it underfits|cambiarías=would you change|cambiaría=would you change|cambiar=change|medidas=measures|pérdida de entrenamiento=training loss|se queda=stays|muy por encima de=far above|por encima de=above|enumera=list|enumere=list|justifícalas=explain them|frase=sentence|caben=fit|cabe=fits|cuántas tareas=how many tasks|al mismo tiempo=at once|tarjeta=card|se reservan=are reserved|reserva=reserve|libres=free|precisión simple=single precision|media precisión=half precision|matriz completa=full matrix|matriz cuadrada=square matrix|de tamaño=of size|por debajo de=below|debajo de=below|inferior a=below|queda=stays|se ahorran=are saved|se ahorra=is saved|ahorra=saves|secuencia=sequence|secuencias=sequences|lote=batch|última=last|último=last|primera=first|primer=first|términos=terms|término=term|predice=predicts|siguiente=next|token final=end token|fin de secuencia=end of sequence|máscara=mask|cuentan=count|cuenta=counts|contando desde=counted from|numeradas desde=counted from|se numeran desde=counted from|pérdidas=losses|valores adaptados=adapted values|valor adaptado=adapted value|tasa interna=inner learning rate|tasa externa=outer learning rate|tasa de aprendizaje interna=inner learning rate|tasa de aprendizaje externa=outer learning rate|paso interno=inner step|paso externo=outer step|valor inicial=initial value|nuevo valor inicial=new initial value|punto de partida=start|primer orden=first-order|de primer orden=first-order|suma=sum|independientes=independent|media cero=mean zero|norma de frobenius=Frobenius norm|al cuadrado=squared|esperanza=expectation|valor esperado=expectation|tres=three|cuatro=four|cinco=five|se multiplica=is multiplied|clientes=customers|usuarios=users|archivo=file|disco=disk|se calcula=is computed|deben aprenderse=are to be learned|se adaptan=are adapted|se adapta=is adapted|cuántos parámetros=how many parameters
tantos parámetros como=as many parameters as|matriz misma=matrix itself|nunca=never|jamás=never|rinde=performs|rendir=perform|validación=validation|el mejor=the best|la mejor=the best|razone=explain|posible=possible|mejores=better|siempre es mejor=is always better|garantiza=guarantees|garantizado=guaranteed|mil millones de=billion|mil millones=billion|millones de=million|millones=million|millón de=million|mayor rango entero=largest integer rank|mayor rango=largest rank|rango máximo=maximum rank|tiene=has|dispone de=has|presupuesto=budget|entero=integer|posible=possible|entonces=then|mismo rango=same rank|en todas partes=everywhere|se entrenan=are trained|se entrena=is trained|se aplica=is applied|aplica=applied|prompt blando=soft prompt|prompts blandos=soft prompts|inicializa=initialises|inicializar=initialise|al principio=at the start|al inicio=at the start|entrenamiento=training|aprendizaje=learning|aprende=learns|aprenden=learn|congelada=frozen|congeladas=frozen|datos=data|ejemplos=examples|cada uno=each|cada una=each|por bloque=per block|por capa=per layer|preentrenado=pretrained|preentrenada=pretrained|preentrenados=pretrained|ocupa=takes|ocupan=take|cuántos bytes=how many bytes|cuánta memoria=how much memory|qué rango=which rank|cuál es=which is|equipo=team|optimizador=optimiser|ambos=both|ambas=both|factores=factors|nulos=zero|nulas=zero|iguales a cero=equal to zero|gradiente=gradient|actualización=update|actualizar=update|sin sesgos=without biases|sin sesgo=without biases|con sesgos=with biases|con sesgo=with biases|sesgos=biases|sesgo=bias|prefijo=prefix|reparametrización=reparametrisation|pasan por=pass through|pasa por=passes through|guardar=store|guardan=are stored|conservar=keep|tamaño=size|capa oculta=hidden layer|dimensión oculta=hidden dimension|claves y valores=keys and values|una sola vez=once|cada ejemplo=each example|su propia copia=its own copy|un lote=a batch|lote de=batch of|del lote=of the batch|tokens virtuales=virtual tokens|codificador de prompt=prompt encoder|verdadero o falso=true or false|por qué=why|cuántos=how many|cuántas=how many|cuánto=how much|cuánta=how much|qué porcentaje=what percentage|qué fracción=what fraction|cuáles=which|cuál=which|explíquelo=explain|explique=explain|explica=explain|justificación=explanation|justifique=explain|describa=describe|calcule=compute|calcula=compute|determine=determine|demuestre=prove|indique=state|compare=compare
matrices de pesos=weight matrices|matriz de pesos=weight matrix|matrices=matrices|matriz=matrix|factores=factors|factor=factor|rango=rank|entrenables=trainable|entrenable=trainable|entrenados=trained|entrenado=trained|entrenan=are trained|entrenar=training|aprendidos=learned|parámetros=parameters|parámetro=parameter|pesos=weights|números=numbers|entradas=entries|entrada=entry|memoria=memory|capas=layers|capa=layer|bloques=blocks|bloque=block|anchura=width|ancho=width|dimensión=dimension|vectores=vectors|vector=vector
congelado=frozen|congelados=frozen|congelada=frozen|modelo de lenguaje=language model|modelo base=base model|modelos=models|modelo=model|tareas=tasks|tarea=task|olvido catastrófico=catastrophic forgetting|olvidar=forget|olvido=forgetting|rendimiento=performance|ceros=zeros|cero=zero|inicialización=initialisation|inicializan=are initialised|inicializados=initialised|empiezan=start|empieza=starts|gradientes=gradients|gradiente=gradient|tasa de aprendizaje=learning rate|primer paso=first step|paso=step|pérdida=loss|producto=product
porcentaje=percentage|en total=in total|juntos=together|por=per|cada=each|más pequeño=smaller|más grande=larger|menos=fewer|más=more|como máximo=at most|al menos=at least|exactamente=exactly|desviación típica=standard deviation|desviación estándar=standard deviation|varianza=variance|adaptadores=adapters|adaptador=adapter|ajuste fino completo=full fine-tuning|ajustar todos los pesos=full fine-tuning of all weights|ajuste completo=full fine-tuning|ajustar=fine-tuning|completa=full|completo=full|veces=times|siempre=always|mejor=better|peor=worse|coste de cómputo=compute cost|coste=cost|cómputo=compute|importa=matters|respuesta=answer|pregunta=question|relleno=padding|razonamiento=reasoning|salto de línea=newline|bucle interno=inner loop|bucle externo=outer loop
la=the|las=the|los=the|el=the|lo=it|del=of the|una=a|un=a|uno=one|es=is|son=are|hay=there is|no=not|puede=can|pueden=can|debe=must|tiene=has|tienen=have|si=if|sí=indeed|también=also|solamente=only|solo=only|que=than|qué=which|en cambio=in contrast|sobre=on|con=with|para=for|y=and|o=or|de=of|dos=two|todos=all|en=in|al=to the|se=one`;
const CHINESE = `不得超过=must not exceed|不能超过=must not exceed|不超过=at most|总大小=total size|实际占用=are taken|实际=actually|若=if|且=and|则=then|线性层=linear layer|线性=linear|保存为=stored as|以=in|组成= |能放下=fit|放下=fit|最多能=at most |最多=at most|用户=users|客户=customers|文件=file|磁盘=disk|半精度=half precision|单精度=single precision|字节数=number of bytes|适应后的值=adapted values|适应后=adapted|内层学习率=inner learning rate|外层学习率=outer learning rate|内层步长=inner step size|外层步长=outer step size|内学习率=inner learning rate|外学习率=outer learning rate|内层=inner|外层=outer|新的初始值=new initial value|初始值=initial value|一阶=first-order|元梯度=meta-gradient|之和=sum|独立=independent|均值为零=mean zero|均值=mean|期望=expectation|范数=norm|平方=squared|欠拟合=underfitting|过拟合=overfitting|调整=adjust|措施=measures|哪些位置=which positions|第一个=first|最后一个=last|最后=last|结束符=end token|结束标记=end token|训练序列=training sequence|批次=batch|编号=numbered|预测=predicts|下一个=next|节省=saved|方阵=square matrix|低于=below|小于=below|多大=how large|任何=any|当=when|就= |分别=each|三个=three|四个=four
最大的整数秩=largest integer rank|最大整数秩=largest integer rank|最大的秩=largest rank|最大秩=largest rank|整数=integer|预算=budget|相同=the same|加上=get|均为=are all|一个=one|团队=team|现有=given|缩放=scale|优化器状态=optimiser state|优化器=optimiser|一阶矩=first moment|二阶矩=second moment|注意力=attention|投影=projection|应用=applied|所有=all|全部=all|其中=where|每一层=each layer|每块=per block|占用=take|需要=need|大小=size|不变=unchanged|秩=rank|提示编码器=prompt encoder|无偏置=without biases|没有偏置=without biases|偏置=biases|重参数化=reparametrisation|虚拟标记=virtual tokens|本身=alone|各=each|保存=stored|保留=kept|隐藏层=hidden layer|丢弃=discarded|对还是错=true or false|判断对错=true or false|是否正确=true or false|判断正误=true or false|为什么=why|为何=why|请说明=explain|请解释=explain|说明=explain|解释=explain|证明=prove|推导=derive|描述=describe|比较=compare|多少个=how many|多少=how many|百分之几=what percentage|百分比=percentage|哪些=which|哪个=which|几倍=how many times|多少倍=how many times|倍=times|合并后=merged|合并=merge|原始权重=original weights|推理延迟=inference latency|延迟=latency|增加=increase|写出=write down|之后=after|之前=before|任意=any
权重矩阵=weight matrix|完整矩阵=full matrix|满秩=full-rank|矩阵=matrix|低秩适配=low-rank adaptation|低秩=low-rank|秩=rank|因子=factors|可训练参数=trainable parameters|可学习参数=learnable parameters|训练=training|参数=parameters|权重=weights|元素=entries|字节=bytes|内存=memory|显存=memory|存储=store|层=layers|隐藏维度=hidden size|嵌入维度=embedding dimension|维度=dimension|嵌入=embedding|向量=vectors|冻结=frozen|语言模型=language model|基座模型=base model|模型=model|任务=tasks|灾难性遗忘=catastrophic forgetting|遗忘=forgetting|性能=performance
全量更新=full-rank update|全量微调=full fine-tuning|微调=fine-tuning|零初始化=zero initialisation|初始化为零=initialised to zero|初始化=initialisation|全零=all zeros|为零=are zero|零=zero|梯度=gradients|学习率=learning rate|一步=one step|步=step|损失=loss|乘积=product|标准差=standard deviation|方差=variance|随机=random|适配器=adapter|软提示=soft prompt|硬提示=hard prompt|前缀微调=prefix tuning|前缀=prefix|提示微调=prompt tuning|提示=prompt|虚拟词元=virtual tokens|词元=tokens
总共=in total|一共=in total|合计=in total|共=in total|每个=each|每层=per layer|每=per|最大=largest|最小=smallest|至少=at least|至多=at most|恰好=exactly|超过=exceed|更好=better|更差=worse|总是=always|一定=always|最优=best|内循环=inner loop|外循环=outer loop|支持集=support set|查询集=query set|问题=question|推理=reasoning|答案=answer|换行=newline|填充=padding|位置=positions|输入=input|输出=output
不能=cannot|不再=no longer|不是=is not|不=not|限制=restriction|任意的=any|一般=in general|表示=represent|取=is|对于=for a|此时=then|是=is|为=is|有=has|的=of|和=and|与=and|在=in|用=with|两个=both|都=both|或=or|设=let|时=when`;

const table = (words: string): ReadonlyMap<string, string> =>
	new Map(words.split(/[|\n]/).map(pair => pair.split('=') as [string, string]));
const longestFirst = (words: ReadonlyMap<string, string>): string =>
	[...words.keys()].toSorted((a, b) => b.length - a.length).join('|');

interface Language {
	/** Small words that only it has; so many of them make a text one of it. */
	readonly small: RegExp;
	readonly words: ReadonlyMap<string, string>;
	readonly pattern: RegExp;
}

const language = (small: RegExp, list: string): Language => {
	const words = table(list);
	return {
		small,
		words,
		pattern: new RegExp(
			`(?<![\\p{L}\\d_\\\\])(?:${longestFirst(words)})(?<=')|(?<![\\p{L}\\d_\\\\])(?:${longestFirst(words)})(?![\\p{L}\\d_])`,
			'giu',
		),
	};
};

/** Further words for each language. */
export interface Lists {
	readonly german: string;
	readonly french: string;
	readonly spanish: string;
	readonly chinese: string;
}

interface Languages {
	readonly spaced: readonly Language[];
	readonly chinese: ReadonlyMap<string, string>;
	readonly pattern: RegExp;
}

/** The languages with all words, those of a subject of its own before the others. */
const languagesWith = rememberOf((further: Lists): Languages => {
	const both = (own: string, more: string): string => (more === '' ? own : `${own}\n${more}`);
	const chinese = table(both(CHINESE, further.chinese));
	return {
		spaced: [
			language(
				/\b(?:der|das|und|ist|sind|mit|wie|eine[rsmn]?|nicht|den|dem|wird|werden|für|bei|beim|warum|welche[rnms]?|von|berechnen|zeigen|geben|sie)\b/gi,
				both(GERMAN, further.german),
			),
			language(
				/\b(?:les?|des|une?|est|sont|pour|avec|par|combien|quel(?:le)?s?|pourquoi|dans|sur|on|du|calculez|donnez|montrez|matrice|ses|aux)\b/gi,
				both(FRENCH, further.french),
			),
			language(
				/(?<![\p{L}])(?:los|las|el|una?|es|son|por|qué|cuántos|con|para|del|que|si|lo|se|y|su|sus|calcule|calcula|cuál|matriz)(?![\p{L}])/giu,
				both(SPANISH, further.spanish),
			),
		],
		chinese,
		pattern: new RegExp(longestFirst(chinese), 'gu'),
	};
});
const NONE: Lists = { german: '', french: '', spanish: '', chinese: '' };
const ENOUGH = 3;

/** What adapters and soft prompts are called in any of the languages. */
const ABOUT =
	/\bLoRAs?\b|\blow[- ]rank\b|\bsoft[- ]?prompts?\b|\bprompt[- ]tuning\b|\bprefix[- ]tuning\b|\badapter[ns]?\b|\badaptateurs?\b|\badaptador(?:es)?\b|\bprompts? souples?\b|\bprompts? blandos?\b|\bweiche[nrsm]? Prompts?\b|\bP-tuning\b|\b[Pp]rompt[- ]?[Ee]n[ck]oder\b|\bpréfixe\b|\btokens? virtuels?\b|\btokens? virtuales\b|\bvirtuelle[nr]? Tokens?\b|提示编码器|虚拟词元|W\}?_\{?0\}?\s*\+|低秩|适配器|软提示|前缀微调|提示微调|\bMAML\b|元学习|(?<!\\)\$(?:AB|BA)\$|\b(?:Rang|rang|rango) (?:von|de|del producto) \$?[AB]{2}\$?/i;
/** The formulas of a text stay as they are. */
const OUTSIDE = /(\$[^$]*\$|`[^`]*`)/;

/**
 * A question about adapters or soft prompts in another language with its words in English; every other text as it is.
 *
 * @param whole the text with all around it, which tells what it is about and in what language it is put.
 */
export function adaptersInEnglish(said: string, whole = said): string {
	if (!ABOUT.test(whole)) return said;
	// `秩 $r$ 取多大` asks for the rank.
	return wordForWord(
		said
			.replace(
				/(?:则\s*)?(\$[rk]\$|[rk])\s*最大(?:可以?|能)?(?:取|是|为)?(?:多少|多大)/g,
				' what is the largest rank $1 ',
			)
			.replace(/秩\s*(\$[^$]*\$)?\s*(?:至少|最多|最大)?(?:应)?取多大(?:时)?[，,]?/g, ' which rank $1 makes '),
		whole,
		NONE,
	);
}

/** A text in one of the languages with its words in English, formulas as they are; a text in English as it is. */
export function wordForWord(text: string, whole: string, further: Lists): string {
	const { spaced, chinese, pattern: han } = languagesWith(further);
	const put = (translate: (words: string) => string): string =>
		text
			.split(OUTSIDE)
			.map((piece, at) => (at % 2 === 0 ? translate(piece) : piece))
			.join('');
	if (/\p{Script=Han}/u.test(text))
		return put(words =>
			words
				.replace(/(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))/g, '')
				.replace(/[，、；]/g, ', ')
				.replace(/。/g, '. ')
				.replace(/？/g, '? ')
				.replace(/：/g, ': ')
				.replace(
					/(\d+)\s*个\s*(?:维度|维数|长度|宽度)为\s*(\d+)\s*的\s*(?=[^\d]{0,4}向量)/g,
					' $1 vectors of dimension $2, ',
				)
				.replace(/(\d[\d.]*)\s*(万亿|亿|万)/g, (_, number: string, scale: string) => scaled(number, scale))
				.replace(han, word => ` ${chinese.get(word)} `),
		).replace(/ {2,}/g, ' ');
	const counted = spaced.map(each => ({
		each,
		own: text.match(each.small)?.length ?? 0,
		count: whole.match(each.small)?.length ?? 0,
	}));
	const [first] = counted.toSorted((a, b) => b.own - a.own || b.count - a.count);
	// What says too little for itself is in the language of what stands around it.
	if (!first || first.own < 1 || ENGLISH.test(text)) return text;
	if (first.own < ENOUGH && (first.count < ENOUGH || ENGLISH.test(whole))) return text;
	const { words, pattern } = first.each;
	return put(each =>
		each
			.replace(/[¿¡]/g, '')
			// `0,02` of these languages is 0.02.
			.replace(/(?<![\d.,])(\d{1,3}),(\d{1,2}|\d{4,})(?![\d,]|\.\d)/g, '$1.$2')
			.replace(/(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))/g, '')
			.replace(/\s+\?/g, '?')
			// `der Parameter der vollen Matrix`: behind a noun it is of the other one.
			.replace(/(?<=\p{Lu}\p{Ll}+\s|\)\s)de[rs](?=\s)/gu, 'of the')
			.replace(pattern, (word, at: number, all: string) => {
				const english = words.get(word.toLowerCase()) ?? word;
				// A sentence goes on beginning with a capital.
				return /(?:^|[.?!:)]\s+)$/.test(all.slice(Math.max(0, at - 4), at)) && /^\p{Lu}/u.test(word)
					? `${english.charAt(0).toUpperCase()}${english.slice(1)}`
					: english;
			}),
	);
}

const SCALES: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8, 万亿: 1e12 };

/** `300 万` is 3 million, `4.5 亿` 450 million. */
function scaled(number: string, scale: string): string {
	const whole = Number(number) * SCALES[scale]!;
	const [power, word] = whole >= 1e9 ? [1e9, 'billion'] : whole >= 1e6 ? [1e6, 'million'] : [1e3, 'thousand'];
	return `${Number((whole / power).toPrecision(12))} ${word}`;
}

const ENGLISH = /\b(?:the|of|which|how many|what)\b[^.?]*\b(?:the|of|is|are|does|and)\b/i;
